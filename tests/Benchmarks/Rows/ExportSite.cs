using System.Diagnostics;
using System.Globalization;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Testing;

namespace PayHall.Benchmarks.Rows;

/// <summary>An exchange on SQLite with many invoices, and somebody who is signed in and may see them all.</summary>
internal sealed class ExportSite(int invoices) : IAsyncDisposable
{
    private const string Tenant = "export";
    private const int Members = 1000;
    private const string Recipe = """
        { "name": "export", "steps": [
            { "name": "features", "enable": ["Identity", "Settlement"] },
            { "name": "settings", "site": { "name": "药品交易中心" }, "settlement": { "exchangeUnit": "exchange" } },
            { "name": "roles", "roles": [ { "name": "系统管理员", "stereotype": "TenantAdministrator", "scope": "All", "type": "Management" } ] },
            { "name": "organizations", "units": [ { "code": "exchange", "name": "药品交易中心", "kind": "Exchange" } ] },
            { "name": "users", "users": [ { "userName": "admin", "displayName": "沈明远", "unit": "exchange", "roles": ["TenantAdministrator"], "password": "Right#Pass-71" } ] } ] }
        """;

    // The rows and the order of the page's own query.
    private const string Sql =
        """
        SELECT i.number, i.order_number, b.name, s.name, p.name, i.issued_on, i.confirmed_on, 20261120 - i.confirmed_on, i.amount / 100.0, i.status, i.paid_on
        FROM settlement_invoices i JOIN settlement_members b ON b.id = i.buyer_id JOIN settlement_members s ON s.id = i.supplier_id
        JOIN settlement_members p ON p.id = i.payer_id ORDER BY i.issued_on DESC, i.id DESC
        """;

    private TestHost? host;
    private HttpClient client = null!;

    public int Invoices => invoices;

    public async Task StartAsync()
    {
        if (host is not null)
            return;
        host = await TestHost.StartAsync();
        host.AddRecipe("export", Recipe);
        await host.CreateTenantAsync(Tenant, "export");
        await FillAsync(host);
        client = await host.SignInAsync(Tenant, "admin", "Right#Pass-71");
    }

    /// <summary>The whole list as a file, over HTTP, thrown away as it comes.</summary>
    public async Task ExportAsync(string format)
    {
        using var answer = await client.GetAsync(new Uri($"Settlement/Invoices?handler=export&format={format}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        await body.CopyToAsync(Stream.Null);
    }

    /// <summary>The same rows by SQLite's own shell, as csv into nothing; where it is not installed, by a bare reader.</summary>
    public async Task FloorAsync()
    {
        var file = Directory.EnumerateFiles(host!.Folder, "*.db", SearchOption.AllDirectories).Single(path => path.Contains(Tenant, StringComparison.Ordinal));
        if (!File.Exists("/usr/bin/sqlite3"))
        {
            await ReadAsync();
            return;
        }

        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec /usr/bin/sqlite3 -csv -header \"$0\" \"$1\" > /dev/null", file, Sql]) { UseShellExecute = false })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"sqlite3 ended with {process.ExitCode}.");
    }

    public async ValueTask DisposeAsync()
    {
        if (host is null)
            return;
        client.Dispose();
        await host.DisposeAsync();
        host = null;
    }

    private Task<bool> ReadAsync() => host!.InTenantAsync(Tenant, async services =>
    {
        await using var connection = await services.GetRequiredService<ITenantDatabase>().OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        await using var reader = await command.ExecuteReaderAsync();
        await using var output = new StreamWriter(Stream.Null);
        while (await reader.ReadAsync())
        {
            for (var column = 0; column < reader.FieldCount; column++)
                await output.WriteAsync(reader.IsDBNull(column) ? "," : reader.GetString(column) + ",");
            await output.WriteLineAsync();
        }

        return true;
    });

    private Task<int> FillAsync(TestHost site) => site.InTenantAsync(Tenant, services => services.GetRequiredService<ITenantWriter>().ExecuteAsync(
        (transaction, _) => transaction.Connection.ExecuteAsync(new CommandDefinition(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                INSERT INTO settlement_members (id, code, name, kind, superior_id, enabled, administrator, created_at)
                SELECT 1000 + i, 'M' || i, '云岭市第' || i || '人民医院', CASE WHEN i % 2 = 0 THEN 'Hospital' ELSE 'Supplier' END, NULL, 1, 'm' || i, 1 FROM {Numbers(Members)} AS x;
                INSERT INTO settlement_orders (id, number, buyer_id, supplier_id, amount, placed_on) VALUES (1, 'DD2609130001', 1002, 1001, 100, 20260913);
                INSERT INTO settlement_invoices (id, number, order_id, order_number, buyer_id, supplier_id, payer_id, amount, issued_on, confirmed_on, status)
                SELECT i, '26442' || printf('%015d', i), 1, 'DD2609130001', 1000 + (i % 500 + 1) * 2, 1001 + i % 500 * 2, 1000 + (i % 500 + 1) * 2, 1000 + i * 37 % 9000000,
                    20260901 + i % 28, 20261001 + i % 28, 'Unpaid' FROM {Numbers(invoices)} AS x;
                """),
            transaction: transaction.Transaction,
            commandTimeout: 600)),
        CancellationToken.None));

    private static string Numbers(int count)
        => string.Create(CultureInfo.InvariantCulture, $"(WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) SELECT i FROM n)");
}
