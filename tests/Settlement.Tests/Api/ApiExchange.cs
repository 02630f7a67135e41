using System.Globalization;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Settlement.Tests.Api;

/// <summary>A fresh exchange behind its API, with the calls that tests begin with.</summary>
internal sealed class ApiExchange(TestHost host, string tenant, ApiCaller machine)
{
    private static readonly string[] Tables =
    [
        "identity_units", "identity_users", "identity_user_roles", "settlement_members", "settlement_accounts", "settlement_journals", "settlement_entries",
        "settlement_orders", "settlement_invoices", "settlement_invoice_events", "settlement_payments", "settlement_payment_lines", "settlement_deposits",
        "settlement_number_sequences", "platform_idempotency",
    ];

    /// <summary>The trading system.</summary>
    public ApiCaller Machine { get; } = machine;

    public TestHost Host { get; } = host;

    public string Tenant { get; } = tenant;

    /// <summary>The tenant's today, so many days ago.</summary>
    public static string Day(int daysAgo = 0)
        => new TenantClock(TimeProvider.System, new TenantSettings { Name = "t" }).Today.AddDays(-daysAgo).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public Task<ApiCaller> PersonAsync(string userName) => ApiCaller.PersonAsync(Host, Tenant, userName);

    public async Task<ApiAnswer> PutMemberAsync(string code, string kind, string? superior = null)
        => (await Machine.PutAsync("members/" + code, new { name = "会员" + code, kind, superior })).ShouldHaveStatus(200);

    public static object Deposit(string amount, string member = "H1", string bank = "建设银行") => new { member, amount, bookedOn = Day(), bank };

    public static object Order(string amount, string buyer = "H1", string supplier = "S1") => new { buyer, supplier, amount, placedOn = Day(100) };

    public static object Invoice(string order, string amount, string buyer = "H1") => new { order, buyer, supplier = "S1", amount, issuedOn = Day(99) };

    /// <summary>An order D… with one invoice, confirmed so many days ago.</summary>
    public async Task InvoiceAsync(string number, string amount, int confirmedDaysAgo = 0, string buyer = "H1")
    {
        (await Machine.PutAsync("orders/D" + number, Order(amount, buyer))).ShouldHaveStatus(200);
        (await Machine.PutAsync("invoices/" + number, Invoice("D" + number, amount, buyer))).ShouldHaveStatus(200);
        (await Machine.PutAsync($"invoices/{number}/confirmation", new { confirmedOn = Day(confirmedDaysAgo) })).ShouldHaveStatus(200);
    }

    public async Task DepositAsync(string amount) => (await Machine.PutAsync("bank-deposits/seed", Deposit(amount))).ShouldHaveStatus(200);

    /// <summary>Number of rows in every table that a call may write.</summary>
    public async Task<IReadOnlyDictionary<string, long>> CountRowsAsync()
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in Tables)
            counts.Add(table, await SqlAsync<long>("SELECT COUNT(*) FROM " + table));
        return counts;
    }

    public Task<T> SqlAsync<T>(string sql)
        => Host.InTenantAsync(Tenant, async services =>
        {
            await using var connection = await services.GetRequiredService<ITenantDatabase>().OpenAsync(CancellationToken.None);
            return (await connection.ExecuteScalarAsync<T>(sql))!;
        });
}
