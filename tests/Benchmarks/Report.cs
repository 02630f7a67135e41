using System.Text;

namespace PayHall.Benchmarks;

/// <summary>The table in <c>docs/benchmarks.md</c>. Rows that were not measured this time keep what they had.</summary>
internal sealed class Report(string path)
{
    private const string Introduction =
        """
        # Benchmarks

        `dotnet run -c Release --project tests/Benchmarks -- [filter] [--size n]` measures each row against a floor in the same run, in turn,
        and takes the medians of at least five rounds. Absolute times drift with the machine; the ratio counts. Rows that a run leaves out keep their
        last numbers.

        | what | floor | floor | ours | ratio | target | met | measured |
        | --- | --- | --- | --- | --- | --- | --- | --- |

        """;

    public void Write(IReadOnlyList<Outcome> outcomes, List<string> order)
    {
        var rows = File.Exists(path)
            ? File.ReadLines(path).Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.EndsWith(" |", StringComparison.Ordinal)).Skip(2).ToDictionary(NameOf, StringComparer.Ordinal)
            : [];
        foreach (var outcome in outcomes)
            rows[outcome.Row.Name] = outcome.ToMarkdown();
        var text = new StringBuilder(Introduction);
        foreach (var row in rows.OrderBy(row => order.IndexOf(row.Key) is var index and >= 0 ? index : int.MaxValue).ThenBy(row => row.Key, StringComparer.Ordinal))
            text.Append(row.Value).Append('\n');
        File.WriteAllText(path, text.ToString());
    }

    private static string NameOf(string row) => row.Split(" | ")[0][2..];
}
