using Microsoft.Extensions.DependencyInjection;
using PayHall.Settlement.Ledger;
using PayHall.Tenants;

namespace PayHall.Benchmarks.Rows;

/// <summary>Payments of 128 clients at once on SQLite, which share a flush to disk, beside the same one at a time.</summary>
internal sealed class GroupCommitRow : IBenchmarkRow
{
    private const int Clients = 128;
    private readonly PaymentSite site = new(DatabaseProvider.Sqlite);

    public string Name => "payment, SQLite `synchronous=FULL`, 128 clients";

    public string Floor => "one at a time, ungrouped";

    public Target Target => Target.AtLeast(4);

    public Task PrepareAsync() => site.StartAsync();

    public Task<Measure> MeasureFloorAsync() => MeasureAsync(1, 500);

    public Task<Measure> MeasureOursAsync() => MeasureAsync(Clients, 40);

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private Task<Measure> MeasureAsync(int clients, int each)
        => Measure.PerSecondAsync(clients * each, () => Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => site.InTenantAsync(async services =>
        {
            var poster = services.GetRequiredService<PaymentPoster>();
            for (var payment = 0; payment < each; payment++)
                await poster.PostAsync(site.Next(), CancellationToken.None);
            return each;
        })))));
}
