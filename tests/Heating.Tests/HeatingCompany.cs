using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Heating.Domain;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Heating.Tests;

/// <summary>A heating company of its own for one test: the real host, a fresh tenant, real requests.</summary>
internal sealed class HeatingCompany
{
    public const string Tariff = "JM-01";

    private readonly HttpClient anonymous;
    private string token = "";

    private HeatingCompany(TestHost host, string tenant)
    {
        (Host, Tenant) = (host, tenant);
        anonymous = host.CreateClient(tenant);
    }

    public TestHost Host { get; }

    public string Tenant { get; }

    public DateOnly Today => new TenantClock(Host.Clock, new TenantSettings { Name = Tenant }).Today;

    public Season Season => Season.At(Today);

    public static async Task<HeatingCompany> OpenAsync(TestHost host, string tenant)
    {
        var company = new HeatingCompany(host, tenant);
        company.token = await company.TokenAsync("everything");
        return company;
    }

    /// <summary>A token of a machine client.</summary>
    public async Task<string> TokenAsync(string client)
    {
        using var form = new FormUrlEncodedContent(
            [KeyValuePair.Create("grant_type", "client_credentials"), KeyValuePair.Create("client_id", client), KeyValuePair.Create("client_secret", "0123456789abcdef0123456789abcdef")]);
        using var response = await anonymous.PostAsync("connect/token", form);
        return (await Answer.ReadAsync(response)).Ok().Text("access_token");
    }

    /// <summary>Takes a fresh token, because a test has set the clock ahead.</summary>
    public async Task RenewTokenAsync() => token = await TokenAsync("everything");

    public Task<Answer> GetAsync(string address, string? by = null) => SendAsync(HttpMethod.Get, address, null, by);

    public Task<Answer> PutAsync(string address, object body, string? by = null) => SendAsync(HttpMethod.Put, address, body, by);

    public Task<Answer> PostAsync(string address, object body, string? key = null, string? by = null) => SendAsync(HttpMethod.Post, address, body, by, key);

    /// <summary>Calls the module's API. A text is sent as it is, anything else as JSON.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string address, object? body, string? by = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, "api/heating/" + address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", by ?? token);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (body is not null)
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var response = await anonymous.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>A tariff of 24 yuan per m² of this season, to be paid in so many days; then 0.05 % a day.</summary>
    public JsonObject Definition(string price = "24.00", int payWithin = 30) => new()
    {
        ["name"] = "居民按面积",
        ["season"] = Season.ToString(),
        ["payFrom"] = Text(Today.AddDays(-60)),
        ["payBy"] = Text(Today.AddDays(payWithin)),
        ["chargedArea"] = "Heated",
        ["unitPrice"] = price,
        ["priceBasis"] = "PerSeason",
        ["lateFee"] = new JsonObject { ["kind"] = "PerDay", ["value"] = "0.0005", ["startsAfterDays"] = 1, ["cap"] = "100%" },
    };

    public async Task<Answer> PutTariffAsync(string number = Tariff, string price = "24.00", int payWithin = 30)
        => (await PutAsync("tariffs/" + number, Definition(price, payWithin))).Ok();

    public async Task<Answer> PutHouseholdAsync(
        string account, string area = "100.00", string? tariff = Tariff, string community = "C1", string building = "1", string unit = "1", string? room = null, string? owner = null)
    {
        await WithCommunityAsync(community);
        return (await PutAsync("households/" + account, Household(area, tariff, community, building, unit, room ?? account, owner ?? "业主" + account))).Ok();
    }

    /// <summary>The household of a quote: 10 m² unless told otherwise, private, lived in.</summary>
    public static object QuotedHousehold(string area = "10") => new { heatedArea = area, floorArea = area, ownerKind = "Private", welfare = "None", vacant = false };

    /// <summary>Adds a community unless it is there.</summary>
    public async Task WithCommunityAsync(string code = "C1")
    {
        if (await SqlAsync<long>($"SELECT COUNT(*) FROM heating_communities WHERE code = '{code}'") == 0)
            (await PutAsync("communities/" + code, new { name = code })).Ok();
    }

    public static JsonObject Household(
        string area = "100.00", string? tariff = null, string community = "C1", string building = "1", string unit = "1", string room = "101", string owner = "王芳")
    {
        var household = new JsonObject
        {
            ["community"] = community,
            ["building"] = building,
            ["unit"] = unit,
            ["room"] = room,
            ["heatedArea"] = area,
            ["floorArea"] = area,
            ["owner"] = new JsonObject { ["name"] = owner, ["phone"] = "13800002046", ["kind"] = "Private", ["welfare"] = "None" },
        };
        if (tariff is not null)
            household["tariff"] = tariff;
        return household;
    }

    /// <summary>A tariff, a community, households 1, 2, … of 100 m² (2,400 yuan each) and their bills; the bills' numbers.</summary>
    public async Task<IReadOnlyList<string>> WithBillsAsync(int count, int payWithin = 30)
    {
        await PutTariffAsync(payWithin: payWithin);
        (await PutAsync("communities/C1", new { name = "锦绣花园", unit = "east" })).Ok();
        for (var n = 1; n <= count; n++)
            await PutHouseholdAsync(n.ToString(CultureInfo.InvariantCulture));
        await BillAsync();
        return [.. (await GetAsync("bills?limit=500")).Ok().Items.Select(bill => bill.GetProperty("number").GetString()!).Order(StringComparer.Ordinal)];
    }

    /// <summary>Starts a bill run and waits for its end.</summary>
    public async Task<Answer> BillAsync(string? tariff = null, string? community = null)
    {
        var started = await PostAsync("bill-runs", new { season = Season.ToString(), tariff, community });
        started.Status.ShouldBe(System.Net.HttpStatusCode.Accepted, started.Body.ToString());
        return await RunEndAsync(started["id"].GetInt64());
    }

    /// <summary>Waits for the end of a bill run.</summary>
    public async Task<Answer> RunEndAsync(long id)
    {
        for (var attempt = 0; attempt < 2000; attempt++)
        {
            var run = (await GetAsync($"bill-runs/{id}")).Ok();
            if (run.Text("status") is not ("Queued" or "Running"))
                return run;
            await Task.Delay(15);
        }

        throw new TimeoutException($"Bill run {id} does not end.");
    }

    public Task<Answer> PayAsync(string bill, string amount, string? key = null, string method = "Cash", string? externalNumber = null, string? by = null)
        => PostAsync($"bills/{bill}/payments", externalNumber is null ? new { method, amount } : new { method, amount, externalNumber }, key, by);

    public Task<HttpClient> SignInAsync(string userName) => Host.SignInAsync(Tenant, userName, "Warm#Pass-71");

    public Task<T> SqlAsync<T>(string sql, object? parameters = null)
        => Host.InTenantAsync(Tenant, async services =>
        {
            await using var connection = await services.GetRequiredService<ITenantDatabase>().OpenAsync(CancellationToken.None);
            return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
        });

    /// <summary>The statistics' rollups say what the bills say.</summary>
    public async Task RollupsShouldAgreeAsync()
    {
        var faults = await Host.InTenantAsync(Tenant, services => services.GetRequiredService<ITenantWriter>().ExecuteAsync(
            Data.Rollups.CheckAsync, CancellationToken.None));
        faults.ShouldBeEmpty();
    }

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
