using System.Text.RegularExpressions;
using PayHall.Testing;

namespace PayHall.Architecture.Tests;

/// <summary>
/// Rows of scoped entities are read through the query filters. SQL, and sets that lift a filter, go round them: each file that does so
/// stands in <c>scope-bypass.txt</c> with what it touches and why nothing is shown or changed beyond the caller's scope.
/// </summary>
public sealed partial class ScopeBypassTests
{
    private static readonly string[] ScopedTables = FindScopedTables();

    [Fact]
    public void The_scoped_tables_are_found_in_the_code()
    {
        ScopedTables.ShouldContain("identity_users");
        ScopedTables.ShouldContain("settlement_invoices");
        ScopedTables.ShouldContain("heating_bills");
        ScopedTables.Length.ShouldBeGreaterThanOrEqualTo(19);
    }

    [Fact]
    public void What_goes_round_the_data_scope_is_listed_with_its_reason()
    {
        var found = Sources.Find("*.cs")
            .Where(file => !file.Path.Contains("/Migrations/", StringComparison.Ordinal) && !file.Path.Contains("/Configurations/", StringComparison.Ordinal))
            .Select(file => (file.Path, Bypasses: string.Join(", ", Bypasses(file.Text))))
            .Where(file => file.Bypasses.Length > 0)
            .Select(file => $"{file.Path} | {file.Bypasses}")
            .ToList();
        var listed = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Architecture.Tests", "scope-bypass.txt")).Where(line => line.Length > 0).ToList();
        listed.ShouldAllBe(line => line.Split(" | ").Length == 3 && line.Split(" | ")[2].Length > 10);
        var agreed = listed.Select(line => line[..line.LastIndexOf(" | ", StringComparison.Ordinal)]).ToList();

        found.Except(agreed).ShouldBeEmpty("These go round the data scope: ask the filtered sets, or say in scope-bypass.txt why nothing is shown or changed beyond the scope");
        agreed.Except(found).ShouldBeEmpty("These stand in scope-bypass.txt and go round nothing any more");
    }

    [Theory]
    [InlineData("\"SELECT name FROM identity_users WHERE id = @id\"", "identity_users")]
    [InlineData("\"UPDATE settlement_invoices SET status = 'Paid'\"", "settlement_invoices")]
    [InlineData("foreach (var table in (string[])[\"heating_bills\"])", "heating_bills")]
    [InlineData("db.AllUsers.Where(user => user.Id == id)", "AllUsers")]
    [InlineData("context.Unscoped<Member>().First()", "Unscoped<Member>")]
    [InlineData("users.IgnoreQueryFilters()", "IgnoreQueryFilters")]
    [InlineData("db.Users.FromSqlRaw(sql)", "FromSql")]
    public void A_planted_bypass_is_found(string code, string what) => Bypasses(code).ShouldBe([what]);

    [Theory]
    [InlineData("// SELECT name FROM identity_users")]
    [InlineData("db.Users.Where(user => user.Id == id)")]
    [InlineData("\"SELECT 1 FROM identity_users_of_nobody\"")]
    public void What_goes_round_nothing_is_let_pass(string code) => Bypasses(code).ShouldBeEmpty();

    private static IEnumerable<string> Bypasses(string text)
    {
        var code = Comment().Replace(text, "");
        var tables = TableUse().Matches(code).Select(match => match.Groups["table"].Value).Where(ScopedTables.Contains);
        return tables.Concat(LiftedFilter().Matches(code).Select(match => match.Value))
            .Concat(Sql().IsMatch(code) ? ["FromSql"] : [])
            .Where(name => name != "Unscoped<TEntity>")
            .Distinct().Order(StringComparer.Ordinal);
    }

    /// <summary>The tables of the entities that a query filter scopes, so that a new one is among them by itself.</summary>
    private static string[] FindScopedTables()
    {
        var files = Sources.Find("*.cs").ToList();
        var entities = files.SelectMany(file => ScopedEntity().Matches(file.Text)).Select(match => match.Groups["entity"].Value).ToHashSet(StringComparer.Ordinal);
        return [.. files
            .Select(file => (Entity: ConfiguredEntity().Match(file.Text).Groups["entity"].Value, Table: ConfiguredTable().Match(file.Text).Groups["table"].Value))
            .Where(configured => configured.Table.Length > 0 && entities.Contains(configured.Entity))
            .Select(configured => configured.Table)
            .Distinct().Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b(FROM|JOIN|UPDATE|INTO|TABLE|COPY)\s+(?<table>\w+)\b|""(?<table>(identity|settlement|heating)_\w+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TableUse();

    [GeneratedRegex(@"\bAll(Users|Units|Roles|Clients)\b|\bUnscoped<\w+>|\bIgnoreQueryFilters\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LiftedFilter();

    [GeneratedRegex(@"\b(FromSql|SqlQuery|ExecuteSql)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sql();

    [GeneratedRegex(@"class (?<entity>\w+)[^{;]*:[^{]*\bIScopedToUnit\b|ScopeFilter<(?<entity>\w+)>\(\),", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ScopedEntity();

    [GeneratedRegex(@"IEntityTypeConfiguration<(?<entity>\w+)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ConfiguredEntity();

    [GeneratedRegex(@"ToTable\(\s*""(?<table>\w+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ConfiguredTable();
}
