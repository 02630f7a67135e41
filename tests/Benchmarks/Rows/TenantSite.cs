using System.Diagnostics;
using System.Globalization;
using PayHall.Testing;

namespace PayHall.Benchmarks.Rows;

/// <summary>Many tenants on one host: made once, then started one by one by their first request in a warm process.</summary>
internal sealed class TenantSite(int tenants) : IAsyncDisposable
{
    private const int WarmUp = 5;
    private TestHost host = null!;

    /// <summary>How long each first request took, in milliseconds.</summary>
    public List<double> FirstRequests { get; } = [];

    /// <summary>Resident memory that a started tenant takes, in MB.</summary>
    public double MegabytesEach { get; private set; }

    public async Task MeasureAsync()
    {
        if (FirstRequests.Count > 0)
            return;
        host = await TestHost.StartAsync();
        for (var tenant = 0; tenant < tenants + WarmUp; tenant++)
            await host.CreateTenantAsync(NameOf(tenant), "exchange");
        var folder = host.Folder;
        await host.StopAsync();
        host = await TestHost.StartAsync(folder);
        for (var tenant = 0; tenant < WarmUp; tenant++)
            await RequestAsync(tenant);
        var before = Resident();
        for (var tenant = WarmUp; tenant < tenants + WarmUp; tenant++)
        {
            var start = Stopwatch.GetTimestamp();
            await RequestAsync(tenant);
            FirstRequests.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        MegabytesEach = (Resident() - before) / tenants;
    }

    public async ValueTask DisposeAsync()
    {
        if (host is null)
            return;
        var folder = host.Folder;
        await host.DisposeAsync();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private async Task RequestAsync(int tenant)
    {
        using var client = host.CreateClient(NameOf(tenant));
        using var response = await client.GetAsync(new Uri("Identity/SignIn", UriKind.Relative));
        response.EnsureSuccessStatusCode();
    }

    private static string NameOf(int tenant) => string.Create(CultureInfo.InvariantCulture, $"t{tenant:0000}");

    private static double Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1024.0 / 1024.0;
    }
}
