using System.Globalization;
using PayHall.Benchmarks;
using PayHall.Benchmarks.Rows;
using PayHall.Tenants;
using PayHall.Testing;

// dotnet run -c Release --project tests/Benchmarks -- [filter] [--size n]
var size = Array.IndexOf(args, "--size") is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : 0;
var filter = args.FirstOrDefault(argument => !argument.StartsWith("--", StringComparison.Ordinal) && argument != size.ToString(CultureInfo.InvariantCulture));

int Size(int standard) => size > 0 ? size : standard;
var tenants = new TenantSite(Size(300));
var exports = new ExportSite(Size(1_000_000));

// Add a row here; the filter is a part of its name.
List<IBenchmarkRow> rows =
[
    new TariffScriptRow(Size(1_000_000)),
    new BillRunRow(DatabaseProvider.Sqlite, Size(1_000_000), target: 1.5),
    new BillRunRow(DatabaseProvider.PostgreSql, Size(1_000_000), target: 0.8),
    new ExportRow("csv", exports),
    new ExportRow("xlsx", exports),
    new ExportMemoryRow(exports),
    new SqlitePaymentRow(),
    new GroupCommitRow(),
    new PostgresPaymentRow(batch: 1, target: 0.8),
    new PostgresPaymentRow(batch: 500, target: 8),
    new TenantMemoryRow(Size(300), tenants),
    new TenantStartRow(Size(300), tenants),
];

var chosen = rows.Where(row => filter is null || row.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)).ToList();
if (chosen.Count == 0)
{
    Console.Error.WriteLine("No row matches; rows are:\n" + string.Join('\n', rows.Select(row => "  " + row.Name)));
    return 1;
}

var runner = new Runner(Console.Out, DateTimeOffset.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
var outcomes = new List<Outcome>();
foreach (var row in chosen)
    outcomes.Add(await runner.RunAsync(row));
new Report(Path.Combine(Repository.Root, "docs", "benchmarks.md")).Write(outcomes, [.. rows.Select(row => row.Name)]);
Console.WriteLine();
foreach (var outcome in outcomes)
    Console.WriteLine(outcome.ToMarkdown());
return 0;
