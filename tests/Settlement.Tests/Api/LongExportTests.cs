using System.Globalization;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Settlement.Tests.Api;

/// <summary>
/// Exports too long for the network's buffers: the host waits for its caller in the middle of them, so what it holds by then can be
/// looked at. They run alone, because they look at the memory of the whole process.
/// </summary>
[Collection(nameof(LongExportTests))]
[CollectionDefinition(nameof(LongExportTests), DisableParallelization = true)]
public sealed class LongExportTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const int Invoices = 150_000;
    private const long Bound = 40L * 1024 * 1024;

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_long_list_arrives_whole_while_the_host_holds_next_to_nothing_of_it(DatabaseProvider database)
    {
        var exchange = await WithManyInvoicesAsync(database);
        using var maker = await host.Host.SignInAsync(exchange.Tenant, "maker", ApiHost.Password);
        using var warm = await maker.GetAsync("Settlement/Invoices?handler=export&format=csv&number=F0000001");
        var before = GC.GetTotalMemory(forceFullCollection: true);

        using var answer = await maker.GetAsync("Settlement/Invoices?handler=export&format=csv", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        (await reader.ReadLineAsync())!.ShouldContain("发票号码");
        (await EndedAsync(exchange)).ShouldBe(0);
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(Bound);

        var (lines, last) = (0, "");
        while (await reader.ReadLineAsync() is { } line)
            (lines, last) = (lines + 1, line);
        lines.ShouldBe(Invoices);
        last.ShouldStartWith("F0000000,");
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(Bound);
        (await exchange.SqlAsync<string>("SELECT state_after FROM identity_audit WHERE action = 'Platform.ExportEnded' ORDER BY id DESC LIMIT 1"))
            .ShouldContain(string.Create(CultureInfo.InvariantCulture, $"\"rows\":{Invoices},\"complete\":true"));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_caller_who_goes_away_stops_the_export_and_frees_its_place(DatabaseProvider database)
    {
        var exchange = await WithManyInvoicesAsync(database);
        using var maker = await host.Host.SignInAsync(exchange.Tenant, "maker", ApiHost.Password);
        var answers = new List<HttpResponseMessage>();
        for (var number = 0; number < 4; number++)
            answers.Add(await maker.GetAsync("Settlement/Invoices?handler=export&format=csv", HttpCompletionOption.ResponseHeadersRead));

        using (var fifth = await maker.GetAsync("Settlement/Invoices?handler=export&format=csv", HttpCompletionOption.ResponseHeadersRead))
            ((int)fifth.StatusCode).ShouldBe(429);
        (await EndedAsync(exchange)).ShouldBe(0);

        answers.ForEach(answer => answer.Dispose());
        for (var attempt = 0; attempt < 2000 && await EndedAsync(exchange) < 4; attempt++)
            await Task.Delay(15);
        (await EndedAsync(exchange)).ShouldBe(4);
        (await exchange.SqlAsync<long>("SELECT COUNT(*) FROM identity_audit WHERE action = 'Platform.ExportEnded' AND state_after LIKE '%\"complete\":false%'")).ShouldBe(4);
        (await ExportedFile.GetAsync(maker, "Settlement/Invoices?number=F0000001", "csv")).Column("发票号码").ShouldBe(["F0000001"]);
    }

    private static Task<long> EndedAsync(ApiExchange exchange)
        => exchange.SqlAsync<long>("SELECT COUNT(*) FROM identity_audit WHERE action = 'Platform.ExportEnded' AND state_after NOT LIKE '%\"rows\":1,%'");

    /// <summary>An order with many invoices of a supplier with a long name: some 35 MB as csv, far beyond what a network connection buffers.</summary>
    private async Task<ApiExchange> WithManyInvoicesAsync(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        (await exchange.Machine.PutAsync("members/S1", new { name = string.Concat(Enumerable.Repeat("岭南药品", 12)), kind = "Supplier" })).ShouldHaveStatus(200);
        await exchange.InvoiceAsync("F0000000", "1.00");
        var numbers = database == DatabaseProvider.Sqlite
            ? string.Create(CultureInfo.InvariantCulture, $"(WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Invoices - 1}) SELECT i FROM n)")
            : string.Create(CultureInfo.InvariantCulture, $"(SELECT i FROM generate_series(1, {Invoices - 1}) AS n (i))");
        var digits = database == DatabaseProvider.Sqlite ? "printf('%07d', x.i)" : "lpad(x.i::text, 7, '0')";
        await host.Host.InTenantAsync(exchange.Tenant, services => services.GetRequiredService<ITenantWriter>().ExecuteAsync(
            (transaction, _) => transaction.Connection.ExecuteAsync(new CommandDefinition(
                $"""
                INSERT INTO settlement_invoices (number, order_id, order_number, buyer_id, supplier_id, payer_id, amount, issued_on, confirmed_on, status)
                SELECT 'F' || {digits}, f.order_id, f.order_number, f.buyer_id, f.supplier_id, f.payer_id, x.i, f.issued_on, f.confirmed_on, f.status
                FROM {numbers} AS x, settlement_invoices f WHERE f.number = 'F0000000'
                """,
                transaction: transaction.Transaction)),
            CancellationToken.None));
        return exchange;
    }
}
