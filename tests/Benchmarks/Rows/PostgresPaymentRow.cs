using PayHall.Settlement.Ledger;
using PayHall.Tenants;

namespace PayHall.Benchmarks.Rows;

/// <summary>Payments on PostgreSQL beside pgbench's simple update on the same cluster.</summary>
/// <param name="batch">Payments per transaction; above 1 all of them credit one supplier.</param>
/// <param name="target">At least so many times pgbench's transactions per second.</param>
internal sealed class PostgresPaymentRow(int batch, double target) : IBenchmarkRow
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(4);
    private readonly PaymentSite site = new(DatabaseProvider.PostgreSql);
    private readonly PgBench bench = new();

    public string Name => batch == 1 ? "payment, PostgreSQL, one at a time, 8 clients" : $"payments, PostgreSQL, in batches of {batch}, all crediting one supplier";

    public string Floor => "`pgbench -N -M prepared -c 8`";

    public Target Target => Target.AtLeast(target);

    public async Task PrepareAsync()
    {
        await site.StartAsync();
        await bench.PrepareAsync();
    }

    public async Task<Measure> MeasureFloorAsync() => new(await bench.RunAsync(clients: 8, Time), "/s");

    public async Task<Measure> MeasureOursAsync()
    {
        var posted = batch == 1
            ? await site.PostAsync(8, Time, async poster =>
            {
                await poster.PostAsync(site.Next(), CancellationToken.None);
                return 1;
            })
            : await site.PostAsync(2, Time, async poster =>
            {
                var results = await poster.PostManyAsync([.. Enumerable.Range(0, batch).Select(_ => site.Next(oneSupplier: true))], CancellationToken.None);
                return results.Count(result => result.Outcome == PostingOutcome.Posted);
            });
        return new Measure(posted / Time.TotalSeconds, "/s");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
