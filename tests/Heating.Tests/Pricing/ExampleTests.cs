using System.Globalization;
using System.Text.Json;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Tests.Pricing;

/// <summary>The rules of H-10, H-11 and H-22 as examples: <c>examples/*.json</c> has definitions, households and the lines they must give.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string, int, string> Cases()
    {
        var cases = new TheoryData<string, int, string>();
        foreach (var file in Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal))
        {
            var index = 0;
            foreach (var example in Load(Path.GetFileName(file)).GetProperty("cases").EnumerateArray())
                cases.Add(Path.GetFileName(file), index++, example.GetProperty("name").GetString()!);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_example_gives_the_expected_lines(string file, int index, string name)
        => Check(Tariffs.Read(Load(file).GetProperty("definition")), file, index, name, formulas: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_script_written_from_the_form_gives_the_same_lines(string file, int index, string name)
    {
        var definition = Tariffs.Read(Load(file).GetProperty("definition"));
        Check(definition with { Script = definition.Script ?? TariffScriptWriter.Write(definition) }, file, index, name, formulas: false);
    }

    [Fact]
    public void There_are_examples_of_every_line()
        => Directory.EnumerateFiles(Folder, "*.json").SelectMany(file => LineCodes.All.Where(code => File.ReadAllText(file).Contains($"\"{code}\"", StringComparison.Ordinal)))
            .Distinct().Count().ShouldBe(LineCodes.All.Count);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Pricing", "examples");

    private static void Check(TariffDefinition definition, string file, int index, string name, bool formulas)
    {
        var example = Load(file).GetProperty("cases")[index];
        var household = Tariffs.Household(example.GetProperty("household"));
        var asOf = DateOnly.ParseExact(example.GetProperty("asOf").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var tariff = CompiledTariff.Compile(definition);
        var due = tariff.DueOn(household, asOf, Payments(example));
        Expect(due.Lines, example, name, formulas);
        if (example.TryGetProperty("due", out var owed))
            due.Total.ShouldBe(Tariffs.Yuan(owed.GetString()!), name);
        if (example.TryGetProperty("lateFeeDue", out var lateFee))
            due.LateFee.ShouldBe(Tariffs.Yuan(lateFee.GetString()!), name);
        if (example.TryGetProperty("payments", out _))
            return;
        var quote = tariff.QuoteOn(household, asOf, Paid(example));
        Expect(quote.Lines, example, name, formulas);
        quote.Total.ShouldBe(Tariffs.Yuan(example.GetProperty("total").GetString()!), name);
    }

    private static void Expect(IReadOnlyList<ChargeLine> lines, JsonElement example, string name, bool formulas)
    {
        var expected = example.GetProperty("lines").EnumerateArray().ToList();
        lines.Select(line => $"{line.Code.Term()} {line.Amount}")
            .ShouldBe(expected.Select(line => $"{line.GetProperty("code").GetString()} {line.GetProperty("amount").GetString()}"), name);
        new Money(lines.Sum(line => line.Amount.Fen)).ShouldBe(Tariffs.Yuan(example.GetProperty("total").GetString()!), name);
        foreach (var (line, formula) in lines.Zip(expected.Select(line => line.TryGetProperty("formula", out var text) ? text.GetString() : null)))
        {
            if (formula is not null && formulas)
                line.Explanation.ToString().ShouldBe(formula, name);
        }
    }

    private static List<PrincipalPayment> Payments(JsonElement example)
    {
        if (!example.TryGetProperty("payments", out var payments))
            return [new PrincipalPayment(DateOnly.MinValue, Paid(example))];
        return [.. payments.EnumerateArray().Select(payment => new PrincipalPayment(
            DateOnly.ParseExact(payment.GetProperty("on").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Amount(payment, "principal"),
            Amount(payment, "lateFee"),
            Amount(payment, "discount")))];
    }

    private static Money Paid(JsonElement example) => Amount(example, "paid");

    private static Money Amount(JsonElement element, string name)
        => element.TryGetProperty(name, out var amount) ? Tariffs.Yuan(amount.GetString()!) : Money.Zero;

    private static JsonElement Load(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, file))).RootElement;
}
