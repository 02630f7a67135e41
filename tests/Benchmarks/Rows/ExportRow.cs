using System.Globalization;

namespace PayHall.Benchmarks.Rows;

/// <summary>The export of a long list, signed in and over HTTP, beside SQLite's own shell writing the same rows as csv.</summary>
internal sealed class ExportRow(string format, ExportSite site) : IBenchmarkRow
{
    public string Name => string.Create(CultureInfo.InvariantCulture, $"export {format}, SQLite, {site.Invoices:#,##0} invoices");

    public string Floor => "`sqlite3 -csv`, the same rows";

    public Target Target => Target.AtMost(2);

    public Task PrepareAsync() => site.StartAsync();

    public Task<Measure> MeasureFloorAsync() => Measure.SecondsAsync(site.FloorAsync);

    public Task<Measure> MeasureOursAsync() => Measure.SecondsAsync(() => site.ExportAsync(format));

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
