using Dapper;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Identity.Access;
using PayHall.Identity.Data;
using PayHall.Security;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests;

/// <summary>A host with a tenant that has an exchange, two members and their people. Passwords hash fast here, and only here.</summary>
internal static class IdentityHost
{
    public const string Tenant = "hall";

    /// <summary>Password of everybody whose password stands in the recipe.</summary>
    public const string Password = "Right#Pass-71";

    public const string PaymentPassword = "Money#Pass-38";

    public const string ClientSecret = "0123456789abcdef0123456789abcdef";

    private const string Recipe = """
        { "name": "people", "displayName": "People", "steps": [
            { "name": "features", "enable": ["Identity"] },
            { "name": "settings", "site": { "name": "岭南药品交易中心", "portal": "结算门户" }, "identity": { "signInTitle": "会员登录" } },
            { "name": "organizations", "units": [
                { "code": "EX", "name": "岭南药品交易中心", "kind": "Exchange" },
                { "code": "M1", "name": "云岭市第一人民医院", "kind": "Member", "parent": "EX" },
                { "code": "M1-FIN", "name": "财务科", "kind": "Department", "parent": "M1" },
                { "code": "M2", "name": "华康医药", "kind": "Member", "parent": "EX" } ] },
            { "name": "roles", "roles": [
                { "name": "租户管理员", "stereotype": "TenantAdministrator", "scope": "All", "type": "Management" },
                { "name": "交易所结算专员", "stereotype": "ExchangeOperator", "scope": "All" },
                { "name": "门户超级管理员", "stereotype": "MemberAdministrator", "scope": "OwnUnitAndBelow", "type": "Management" },
                { "name": "支付货款复核", "stereotype": "PaymentReviewer", "scope": "OwnUnitAndBelow" } ] },
            { "name": "users", "demo": true, "users": [
                { "userName": "root", "displayName": "周正", "unit": "EX", "roles": ["TenantAdministrator"], "password": "Right#Pass-71" },
                { "userName": "ops", "displayName": "郑敏", "unit": "EX", "roles": ["ExchangeOperator"], "password": "Right#Pass-71" },
                { "userName": "boss", "displayName": "吴海燕", "unit": "M1", "roles": ["MemberAdministrator", "PaymentReviewer"], "password": "Right#Pass-71", "paymentPassword": "Money#Pass-38" },
                { "userName": "clerk", "displayName": "陈静怡", "unit": "M1-FIN", "roles": ["PaymentReviewer"], "password": "Right#Pass-71", "paymentPassword": "Money#Pass-38" } ] },
            { "name": "users", "users": [
                { "userName": "other", "displayName": "何俊", "unit": "M2", "roles": ["MemberAdministrator"], "password": "Right#Pass-71" },
                { "userName": "fresh", "displayName": "黄晓岚", "unit": "M1-FIN", "roles": ["支付货款复核"] } ] },
            { "name": "clients", "demo": true, "clients": [
                { "clientId": "trading", "name": "交易系统", "unit": "EX", "stereotype": "ExchangeOperator", "secret": "0123456789abcdef0123456789abcdef" } ] } ] }
        """;

    /// <summary>The same with a feature of the tests' own.</summary>
    public static async Task<TestHost> StartWithAsync(string feature, DatabaseProvider database)
    {
        var host = await TestHost.StartAsync(settings: [("Identity:PasswordIterations", "1000")], moreModules: typeof(IdentityHost).Assembly);
        host.AddRecipe("people", Recipe.Replace("[\"Identity\"]", $"[\"Identity\", \"{feature}\"]", StringComparison.Ordinal));
        await host.CreateTenantAsync(Tenant, "people", database);
        return host;
    }

    public static async Task<TestHost> StartAsync(DatabaseProvider database = DatabaseProvider.Sqlite, params IEnumerable<(string Key, string Value)> settings)
    {
        var host = await TestHost.StartAsync(settings: [("Identity:PasswordIterations", "1000"), .. settings]);
        host.AddRecipe("people", Recipe);
        await host.CreateTenantAsync(Tenant, "people", database);
        return host;
    }

    public static Task<HttpClient> SignInAsync(this TestHost host, string userName, string password = Password)
        => host.SignInAsync(Tenant, userName, password);

    /// <summary>Does something in the tenant as one of its people, with the rights that a request of theirs would have.</summary>
    public static Task<T> AsAsync<T>(this TestHost host, string userName, Func<IServiceProvider, Task<T>> work)
        => host.InTenantAsync(Tenant, async services =>
        {
            var db = services.GetRequiredService<IdentityDb>();
            var user = await db.AllUsers.SingleAsync(candidate => candidate.UserName == userName);
            var version = await db.AccessVersions.Select(row => row.Value).SingleAsync();
            var grant = await services.GetRequiredService<AccessReader>().OfUserAsync(user.Id, user.UnitId, version, CancellationToken.None);
            services.GetRequiredService<AccessContext>().ActAs(new Actor(user.Id, user.UserName!, user.DisplayName, user.UnitId, true), grant.Permissions, grant.Scope);
            return await work(services);
        });

    /// <summary>Does something in the tenant as one of its people.</summary>
    public static Task AsAsync(this TestHost host, string userName, Func<IServiceProvider, Task> work)
        => host.AsAsync(userName, async services =>
        {
            await work(services);
            return true;
        });

    /// <summary>Reads a value past all rules.</summary>
    public static Task<T?> ScalarAsync<T>(this TestHost host, string sql)
        => host.InTenantAsync(Tenant, services => services.GetRequiredService<ITenantWriter>().ExecuteAsync(
            (tx, _) => tx.Connection.ExecuteScalarAsync<T>(sql, null, tx.Transaction), CancellationToken.None));

    public static HttpClient Anonymous(this TestHost host) => host.CreateClient(Tenant);

    public static Task<HttpResponseMessage> TryAsync(this TestHost host, HttpClient client, string userName, string password)
        => host.SubmitSignInAsync(client, Tenant, userName, password);
}
