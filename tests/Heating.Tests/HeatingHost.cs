using System.Text.Json.Nodes;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Heating.Tests;

/// <summary>One host for the tests of a class; each test makes its own heating company on it.</summary>
public sealed class HeatingHost : IAsyncLifetime
{
    /// <summary>What the recipe of a heating company lacks for a test: stations, people and machine clients.</summary>
    private const string MoreSteps = """
        [
          { "name": "organizations", "units": [
            { "code": "east", "name": "城东站", "kind": "Station", "parent": "company" },
            { "code": "west", "name": "城西站", "kind": "Station", "parent": "company" } ] },
          { "name": "users", "users": [
            { "userName": "maker", "displayName": "马克勤", "unit": "company", "roles": ["热力企业管理员"], "password": "Warm#Pass-71" },
            { "userName": "checker", "displayName": "陈核", "unit": "company", "roles": ["热力企业管理员"], "password": "Warm#Pass-71" },
            { "userName": "checker2", "displayName": "郑核", "unit": "company", "roles": ["热力企业管理员"], "password": "Warm#Pass-71" },
            { "userName": "cashier", "displayName": "钱敏", "unit": "east", "roles": ["收费员"], "password": "Warm#Pass-71" },
            { "userName": "cashier2", "displayName": "赵敏", "unit": "west", "roles": ["收费员"], "password": "Warm#Pass-71" },
            { "userName": "east", "displayName": "董站长", "unit": "east", "roles": ["站点管理员"], "password": "Warm#Pass-71" } ] },
          { "name": "clients", "clients": [
            { "clientId": "everything", "name": "管理系统", "unit": "company", "stereotype": "TenantAdministrator", "secret": "0123456789abcdef0123456789abcdef" },
            { "clientId": "no-scripts", "name": "收费标准系统", "unit": "company", "stereotype": "CompanyAdministrator", "secret": "0123456789abcdef0123456789abcdef" },
            { "clientId": "east-station", "name": "城东站系统", "unit": "east", "scope": "OwnUnitAndBelow", "stereotype": "StationAdministrator", "secret": "0123456789abcdef0123456789abcdef" },
            { "clientId": "east-cashier", "name": "城东站自助机", "unit": "east", "scope": "OwnUnit", "stereotype": "Cashier", "secret": "0123456789abcdef0123456789abcdef" } ] }
        ]
        """;

    private int count;

    internal TestHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await StartAsync(null);

    public async Task DisposeAsync() => await Host.DisposeAsync();

    internal async Task<HeatingCompany> NewAsync(DatabaseProvider database)
    {
        var name = "h" + Interlocked.Increment(ref count);
        await Host.CreateTenantAsync(name, "heating-test", database);
        return await HeatingCompany.OpenAsync(Host, name);
    }

    /// <summary>A host at noon of the tenants' day, so that no test runs across midnight. Passwords hash fast here, and only here.</summary>
    internal static async Task<TestHost> StartAsync(string? folder, TestClock? clock = null)
    {
        if (clock is null)
        {
            clock = new TestClock();
            var noon = new DateTimeOffset(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddHours(4), TimeSpan.Zero);
            clock.SetTo(noon > TimeProvider.System.GetUtcNow() ? noon : noon.AddDays(1));
        }

        var host = await TestHost.StartAsync(folder, [("Identity:PasswordIterations", "1000")], clock);
        var recipe = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "recipes", "heating-company.json")))!.AsObject();
        recipe["name"] = "heating-test";
        foreach (var step in JsonNode.Parse(MoreSteps)!.AsArray().ToList())
            recipe["steps"]!.AsArray().Add(step!.DeepClone());
        host.AddRecipe("heating-test", recipe.ToJsonString());
        return host;
    }
}
