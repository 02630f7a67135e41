namespace PayHall.Benchmarks.Rows;

/// <summary>Memory of started tenants beside the budget: 1,000 tenants in 1.5 GB.</summary>
internal sealed class TenantMemoryRow(int tenants, TenantSite site) : IBenchmarkRow
{
    public string Name => $"memory of a started tenant, {tenants} of them";

    public string Floor => "budget: 1,000 tenants in 1.5 GB";

    public Target Target => Target.AtMost(1);

    public int Rounds => 1;

    public Task PrepareAsync() => site.MeasureAsync();

    public Task<Measure> MeasureFloorAsync() => Task.FromResult(new Measure(1.5, "MB"));

    public Task<Measure> MeasureOursAsync() => Task.FromResult(new Measure(site.MegabytesEach, "MB"));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
