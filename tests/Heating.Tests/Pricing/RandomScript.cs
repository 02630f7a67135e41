using System.Globalization;
using System.Text;

namespace PayHall.Heating.Tests.Pricing;

/// <summary>
/// Writes random scripts of the language by a seed. In exact mode all numbers are eighths and divisions are by powers of two, so that
/// doubles are exact too and every branch must go the same way; otherwise numbers are any decimals and nothing branches on them.
/// </summary>
internal sealed class RandomScript(int seed, bool exact)
{
    private static readonly string[] Numbers = ["heatedArea", "floorArea", "months", "unitPrice", "consumption", "daysLate", "monthsLate"];
    private static readonly string[] Truths = ["vacant", "lowIncome", "specialReview", "publicOwner", "discountOpen", "true", "false"];
    private readonly Random random = new(seed);
    private readonly StringBuilder text = new();
    private readonly List<string> numbers = [];
    private readonly List<string> truths = [];
    private readonly List<(string Name, int Parameters)> functions = [];
    private int names;
    private int lines;

    public string Write()
    {
        for (var count = random.Next(3); count > 0; count--)
            Function();
        Body(random.Next(2, 9), depth: 0, inFunction: false);
        Line("");
        return text.ToString();
    }

    private void Function()
    {
        var name = "f" + names++;
        var parameters = Enumerable.Range(0, random.Next(1, 4)).Select(_ => "p" + names++).ToList();
        text.Append(CultureInfo.InvariantCulture, $"function {name}({string.Join(", ", parameters)}) {{\n");
        numbers.AddRange(parameters);
        var (numbersBefore, truthsBefore) = (numbers.Count - parameters.Count, truths.Count);
        Body(random.Next(3), depth: 1, inFunction: true);
        if (random.Next(2) == 0)
            text.Append(CultureInfo.InvariantCulture, $"if ({Truth(1)}) {{ return {Number(1)}; }}\n");
        text.Append(CultureInfo.InvariantCulture, $"return {Number(2)};\n}}\n");
        Forget(numbersBefore, truthsBefore);
        functions.Add((name, parameters.Count));
    }

    private void Body(int statements, int depth, bool inFunction)
    {
        for (; statements > 0; statements--)
        {
            var indent = new string(' ', depth * 2);
            switch (random.Next(depth > 2 ? 4 : 9))
            {
                case 0 or 1:
                    var number = "n" + names++;
                    text.Append(CultureInfo.InvariantCulture, $"{indent}{Pick("var", "let")} {number} = {Number(2)};\n");
                    numbers.Add(number);
                    break;
                case 2 when Assignable(numbers) is { } target:
                    text.Append(CultureInfo.InvariantCulture, $"{indent}{target} {Pick("=", "+=", "-=")} {Number(2)};\n");
                    break;
                case 3 when Assignable(truths) is { } target:
                    text.Append(CultureInfo.InvariantCulture, $"{indent}{target} = {Truth(2)};\n");
                    break;
                case 4:
                    var truth = "t" + names++;
                    text.Append(CultureInfo.InvariantCulture, $"{indent}const {truth}c = {Truth(1)}; var {truth} = {truth}c;\n");
                    truths.Add(truth);
                    break;
                case 5 or 6:
                    Branch(indent, depth, inFunction);
                    break;
                case 7:
                    Loop(indent, depth, inFunction);
                    break;
                default:
                    if (!inFunction)
                        Line(indent);
                    break;
            }
        }
    }

    private void Branch(string indent, int depth, bool inFunction)
    {
        text.Append(CultureInfo.InvariantCulture, $"{indent}if ({Truth(2)}) {{\n");
        Nested(depth, inFunction);
        if (random.Next(2) == 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}}} else if ({Truth(1)}) {{\n");
            Nested(depth, inFunction);
        }

        if (random.Next(2) == 0)
        {
            text.Append(indent).Append("} else {\n");
            Nested(depth, inFunction);
        }

        text.Append(indent).Append("}\n");
    }

    private void Loop(string indent, int depth, bool inFunction)
    {
        var counter = "i" + names++;
        text.Append(CultureInfo.InvariantCulture, $"{indent}for (var {counter} = 0; {counter} < {random.Next(1, 4)}; {counter}++) {{\n");
        if (random.Next(2) == 0)
            text.Append(CultureInfo.InvariantCulture, $"{indent}  if ({Truth(1)}) {{ {Pick("break", "continue")}; }}\n");
        Nested(depth, inFunction);
        text.Append(indent).Append("}\n");
    }

    private void Nested(int depth, bool inFunction)
    {
        var (numbersBefore, truthsBefore) = (numbers.Count, truths.Count);
        Body(random.Next(1, 3), depth + 1, inFunction);
        Forget(numbersBefore, truthsBefore);
    }

    private void Line(string indent)
    {
        if (lines++ > 5)
            return;
        var label = exact && random.Next(3) == 0 ? $"'a ' + {Number(1)} + ' b'" : "'label'";
        text.Append(CultureInfo.InvariantCulture, $"{indent}line('heat', {label}, Math.abs({Number(3)}) % 1000);\n");
    }

    private string Number(int depth)
    {
        if (depth == 0 || random.Next(4) == 0)
            return random.Next(3) == 0 || numbers.Count == 0 ? Leaf() : numbers[random.Next(numbers.Count)];
        var (left, right) = (Number(depth - 1), Number(depth - 1));
        return random.Next(exact ? 14 : 8) switch
        {
            0 or 1 => $"({left} + {right})",
            2 => $"({left} - {right})",
            3 => $"{left} * {Literal()}",
            4 => $"-({left})",
            5 => $"Math.{Pick("min", "max")}({left}, {right})",
            6 => exact ? $"({left}) / {Pick("2", "4")}" : $"({left}) / {Literal()}",
            7 when functions.Count > 0 => Call(depth),
            7 => $"Math.abs({left})",
            8 => $"Math.{Pick("floor", "ceil", "round")}({left})",
            9 => $"({left}) % {random.Next(1, 9)}",
            10 or 11 => $"({Truth(depth - 1)} ? {left} : {right})",
            12 => $"({left} || {right})",
            _ => $"({left} && {right})",
        };
    }

    private string Call(int depth)
    {
        var (name, parameters) = functions[random.Next(functions.Count)];
        return $"{name}({string.Join(", ", Enumerable.Range(0, parameters).Select(_ => Number(depth - 1)))})";
    }

    private string Truth(int depth)
    {
        var simple = truths.Count > 0 && random.Next(2) == 0 ? truths[random.Next(truths.Count)] : Truths[random.Next(Truths.Length)];
        if (depth == 0 || !exact)
            return random.Next(3) == 0 ? "!" + simple : simple;
        return random.Next(5) switch
        {
            0 or 1 => $"{Number(1)} {Pick("<", "<=", ">", ">=", "==", "===", "!=", "!==")} {Number(1)}",
            2 => $"({Truth(depth - 1)} {Pick("&&", "||")} {Truth(depth - 1)})",
            3 => $"!({Number(1)})",
            _ => $"({simple} {Pick("==", "!=")} {Truth(0)})",
        };
    }

    private string Leaf() => random.Next(2) == 0 ? Numbers[random.Next(Numbers.Length)] : Literal();

    private string Literal() => exact
        ? Pick("1", "2", "3", "0.5", "0.25", "1.5", "10", "0")
        : (random.Next(1, 4000) / 1000m).ToString(CultureInfo.InvariantCulture);

    private string? Assignable(List<string> known)
    {
        var own = known.Where(name => name[0] is 'n' or 't').ToList();
        return own.Count == 0 ? null : own[random.Next(own.Count)];
    }

    private void Forget(int numbersKept, int truthsKept)
    {
        numbers.RemoveRange(numbersKept, numbers.Count - numbersKept);
        truths.RemoveRange(truthsKept, truths.Count - truthsKept);
    }

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
