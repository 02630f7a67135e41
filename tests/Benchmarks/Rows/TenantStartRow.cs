namespace PayHall.Benchmarks.Rows;

/// <summary>The first request to a tenant that is not started, in a warm process: the median over many tenants.</summary>
internal sealed class TenantStartRow(int tenants, TenantSite site) : IBenchmarkRow
{
    public string Name => $"first request to a cold tenant, median of {tenants}";

    public string Floor => "budget: 100 ms";

    public Target Target => Target.AtMost(1);

    public int Rounds => 1;

    public Task PrepareAsync() => site.MeasureAsync();

    public Task<Measure> MeasureFloorAsync() => Task.FromResult(new Measure(100, "ms"));

    public Task<Measure> MeasureOursAsync()
        => Task.FromResult(new Measure(site.FirstRequests.Order().ElementAt(site.FirstRequests.Count / 2), "ms"));

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
