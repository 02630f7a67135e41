using System.Diagnostics;
using System.Globalization;

namespace PayHall.Benchmarks.Rows;

/// <summary>Memory that the process takes above idle while a long list is exported as a workbook, beside the budget of 50 MB.</summary>
internal sealed class ExportMemoryRow(ExportSite site) : IBenchmarkRow
{
    public string Name => string.Create(CultureInfo.InvariantCulture, $"memory of an export xlsx, {site.Invoices:#,##0} invoices");

    public string Floor => "budget: 50 MB above idle";

    public Target Target => Target.AtMost(1);

    public Task PrepareAsync() => site.StartAsync();

    public Task<Measure> MeasureFloorAsync() => Task.FromResult(new Measure(50, "MB"));

    public async Task<Measure> MeasureOursAsync()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var (idle, highest) = (Resident(), 0.0);
        var export = site.ExportAsync("xlsx");
        while (!export.IsCompleted)
        {
            highest = Math.Max(highest, Resident());
            await Task.WhenAny(export, Task.Delay(20));
        }

        await export;
        return new Measure(Math.Max(0.1, highest - idle), "MB");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static double Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1024.0 / 1024.0;
    }
}
