using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Ledger;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Benchmarks.Rows;

/// <summary>An exchange with a hundred hospitals and a hundred suppliers that have money, and payments between them.</summary>
internal sealed class PaymentSite(DatabaseProvider provider) : IAsyncDisposable
{
    public const int Members = 100;
    private const string Tenant = "exchange";
    private TestHost host = null!;
    private long[] accounts = [];
    private long next;

    public async Task StartAsync()
    {
        host = await TestHost.StartAsync();
        await host.CreateTenantAsync(Tenant, "exchange", provider);
        accounts = await InTenantAsync(services => services.GetRequiredService<ITenantWriter>().ExecuteAsync(
            async (transaction, _) =>
            {
                var ids = new List<long>();
                for (var member = 0; member < Members * 2; member++)
                {
                    ids.Add(await transaction.Connection.ExecuteScalarAsync<long>(
                        """
                        INSERT INTO settlement_accounts (code, name, kind, member_id, lock_rank, balance)
                        VALUES (@code, @code, 'Available', NULL, @rank, 100000000000000) RETURNING id
                        """,
                        new { code = "bench:" + member, rank = member < Members ? 1 : 2 },
                        transaction.Transaction));
                }

                return ids.ToArray();
            },
            CancellationToken.None));
    }

    /// <summary>The next payment, from one hospital after the other to one supplier after the other, or always to the same.</summary>
    public Posting Next(bool oneSupplier = false)
    {
        var number = Interlocked.Increment(ref next);
        var payer = new AccountReference(accounts[number * 7 % Members], 1);
        var supplier = new AccountReference(accounts[Members + (oneSupplier ? 0 : (int)(number * 13 % Members))], 2);
        return Posting.Payment("bench:" + number, "FK" + number, "支付货款", new DateOnly(2026, 11, 20), payer, [(supplier, new Money(12_345))]);
    }

    public Task<T> InTenantAsync<T>(Func<IServiceProvider, Task<T>> work) => host.InTenantAsync(Tenant, work);

    /// <summary>Posts by several clients, each in a scope of its own as requests have it, until the time is over.</summary>
    public async Task<int> PostAsync(int clients, TimeSpan time, Func<PaymentPoster, Task<int>> post)
    {
        var until = TimeProvider.System.GetTimestamp() + (long)(time.TotalSeconds * TimeProvider.System.TimestampFrequency);
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => InTenantAsync(async services =>
        {
            var poster = services.GetRequiredService<PaymentPoster>();
            var posted = 0;
            while (TimeProvider.System.GetTimestamp() < until)
                posted += await post(poster);
            return posted;
        }))));
        return counts.Sum();
    }

    public async ValueTask DisposeAsync() => await host.DisposeAsync();
}
