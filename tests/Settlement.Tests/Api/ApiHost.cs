using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Settlement.Tests.Api;

/// <summary>One host with the real accounts for the tests of a class; each test makes its own exchange on it. Passwords hash fast here.</summary>
public sealed class ApiHost : IAsyncLifetime
{
    public const string Password = "Right#Pass-71";
    public const string PaymentPassword = "Money#Pass-38";
    public const string ClientSecret = "0123456789abcdef0123456789abcdef";

    private const string Recipe = """
        { "name": "settlement-api", "steps": [
            { "name": "features", "enable": ["Identity", "Settlement"] },
            { "name": "settings", "site": { "name": "药品交易中心" }, "settlement": { "exchangeUnit": "exchange" } },
            { "name": "roles", "roles": [
                { "name": "系统管理员", "stereotype": "TenantAdministrator", "scope": "All", "type": "Management" },
                { "name": "门户超级管理员", "stereotype": "MemberAdministrator", "scope": "OwnUnitAndBelow", "type": "Management" },
                { "name": "支付货款复核", "stereotype": "PaymentReviewer", "scope": "OwnUnitAndBelow" } ] },
            { "name": "organizations", "units": [
                { "code": "exchange", "name": "药品交易中心", "kind": "Exchange" },
                { "code": "office", "name": "结算部", "kind": "Department", "parent": "exchange" },
                { "code": "H1", "name": "第一医院", "kind": "Member", "parent": "exchange" },
                { "code": "H2", "name": "第二医院", "kind": "Member", "parent": "exchange" } ] },
            { "name": "users", "demo": true, "users": [
                { "userName": "admin", "displayName": "沈明远", "unit": "exchange", "roles": ["TenantAdministrator"], "password": "Right#Pass-71" },
                { "userName": "maker", "displayName": "陈静怡", "unit": "H1", "roles": ["MemberAdministrator"], "password": "Right#Pass-71", "paymentPassword": "Money#Pass-38" },
                { "userName": "checker", "displayName": "林国栋", "unit": "H1", "roles": ["PaymentReviewer"], "password": "Right#Pass-71", "paymentPassword": "Money#Pass-38" },
                { "userName": "both", "displayName": "吴海燕", "unit": "H1", "roles": ["MemberAdministrator", "PaymentReviewer"], "password": "Right#Pass-71", "paymentPassword": "Money#Pass-38" },
                { "userName": "stranger", "displayName": "何俊", "unit": "H2", "roles": ["MemberAdministrator", "PaymentReviewer"], "password": "Right#Pass-71", "paymentPassword": "Money#Pass-38" } ] },
            { "name": "clients", "demo": true, "clients": [
                { "clientId": "trading", "name": "交易系统", "unit": "exchange", "scope": "All", "secret": "0123456789abcdef0123456789abcdef", "permissions": [
                    "Settlement.ManageMembers", "Settlement.ViewFunds", "Settlement.ViewMovements", "Settlement.WriteOrders", "Settlement.WriteInvoices",
                    "Settlement.ViewInvoices", "Settlement.ConfirmInvoices", "Settlement.PostBankDeposits", "Settlement.PayInvoices", "Settlement.VerifyLedger" ] } ] } ] }
        """;

    private int count;

    internal TestHost Host { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await TestHost.StartAsync(settings: [("Identity:PasswordIterations", "1000")]);
        Host.AddRecipe("settlement-api", Recipe);
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    /// <summary>An exchange with two hospitals, two suppliers and an agency, all registered over the API.</summary>
    internal async Task<ApiExchange> NewAsync(DatabaseProvider database)
    {
        var name = "a" + Interlocked.Increment(ref count);
        await Host.CreateTenantAsync(name, "settlement-api", database);
        var exchange = new ApiExchange(Host, name, await ApiCaller.MachineAsync(Host, name));
        await exchange.PutMemberAsync("H1", "Hospital");
        await exchange.PutMemberAsync("H2", "Hospital");
        await exchange.PutMemberAsync("S1", "Supplier");
        return exchange;
    }
}
