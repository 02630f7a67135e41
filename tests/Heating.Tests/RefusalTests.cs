using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using PayHall.Heating.Domain;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Heating.Tests;

/// <summary>What the module refuses, skips or leaves alone, over the API of a fresh tenant: each was once done wrongly.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private const string Secret = "0123456789abcdef0123456789abcdef";
    private TestHost host = null!;
    private int count;

    public async Task InitializeAsync()
    {
        host = await TestHost.StartAsync(settings: [("Identity:PasswordIterations", "1000")]);
        var recipe = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "recipes", "heating-company.json")))!.AsObject();
        recipe["name"] = "refusals";
        foreach (var step in JsonNode.Parse($$"""
            [ { "name": "organizations", "units": [ { "code": "east", "name": "城东站", "kind": "Station", "parent": "company" }, { "code": "west", "name": "城西站", "kind": "Station", "parent": "company" } ] },
              { "name": "users", "users": [ { "userName": "boss", "displayName": "何国栋", "unit": "company", "roles": ["系统管理员"], "password": "Warm#Pass-71" } ] },
              { "name": "clients", "clients": [
                { "clientId": "all", "name": "全部", "unit": "company", "stereotype": "TenantAdministrator", "secret": "{{Secret}}" },
                { "clientId": "east", "name": "城东", "unit": "east", "scope": "OwnUnitAndBelow", "stereotype": "StationAdministrator", "secret": "{{Secret}}" } ] } ]
            """)!.AsArray().ToList())
            recipe["steps"]!.AsArray().Add(step!.DeepClone());
        host.AddRecipe("refusals", recipe.ToJsonString());
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_bill_run_skips_households_without_a_reading_and_says_so_in_each_language(DatabaseProvider database)
    {
        var api = await NewAsync(database);
        var metered = api.Tariff();
        metered["metered"] = new JsonObject { ["basicPrice"] = "7.20", ["meteredPrice"] = "0.12" };
        await api.OkAsync(HttpMethod.Put, "tariffs/M", metered);
        await api.OkAsync(HttpMethod.Put, "tariffs/S", api.Tariff("if (chargedArea > 90) { line('heat', 'x', 1 / (chargedArea - 100)); } else { line('heat', 'x', 1); }"));
        await api.WithCommunityAsync();
        await api.OkAsync(HttpMethod.Put, "households/1", Api.Household("101", tariff: "M"));
        await api.OkAsync(HttpMethod.Put, "households/2", Api.Household("102", tariff: "S"));
        await api.OkAsync(HttpMethod.Put, "households/3", Api.Household("103"));
        var run = await api.BillAsync();
        run.GetProperty("billed").GetInt32().ShouldBe(0);
        run.GetProperty("skippedTotal").GetInt32().ShouldBe(3);
        var skipped = run.GetProperty("skipped").EnumerateArray().ToList();
        skipped.Select(skip => skip.GetProperty("code").GetString()).ShouldBe(["NoReading", "PricingFailed", "NoContract"]);
        skipped[0].GetProperty("reason").GetString().ShouldBe("没有抄表读数，无法按用量计费");
        skipped[1].GetProperty("reason").GetString()!.ShouldStartWith("计价出错：第 1 行");
        using var person = await host.SignInAsync(api.Tenant, "boss", "Warm#Pass-71");
        (await person.GetAsync("language/en")).Dispose();
        var html = WebUtility.HtmlDecode(await person.GetStringAsync($"Heating/BillRuns/Details?id={run.GetProperty("id").GetInt64()}"));
        html.ShouldContain("No meter reading to charge the consumption by");
        html.ShouldContain("Pricing failed: Line 1, ");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_bill_whose_script_fails_shows_its_error_and_spoils_no_list(DatabaseProvider database)
    {
        var api = await NewAsync(database);
        await api.OkAsync(HttpMethod.Put, "tariffs/A", api.Tariff());
        await api.OkAsync(HttpMethod.Put, "tariffs/B", api.Tariff("line('heat', '热力费', 100); if (daysLate > 0) { line('late-fee', '滞纳金', 1 / (unpaid - 100)); }"));
        await api.WithCommunityAsync();
        await api.OkAsync(HttpMethod.Put, "households/1", Api.Household("101", tariff: "A"));
        await api.OkAsync(HttpMethod.Put, "households/2", Api.Household("102", tariff: "B"));
        (await api.BillAsync()).GetProperty("billed").GetInt32().ShouldBe(2);
        var bills = (await api.OkAsync(HttpMethod.Get, "bills")).GetProperty("items").EnumerateArray().OrderBy(bill => bill.GetProperty("account").GetString()).ToList();
        bills[0].GetProperty("due").GetString().ShouldBe("2424.00");
        bills[0].GetProperty("error").ValueKind.ShouldBe(JsonValueKind.Null);
        bills[1].GetProperty("due").ValueKind.ShouldBe(JsonValueKind.Null);
        bills[1].GetProperty("error").GetString()!.ShouldStartWith("第 1 行");
        bills[1].GetProperty("charge").GetString().ShouldBe("100.00");
        var number = bills[1].GetProperty("number").GetString()!;
        (await api.SendAsync(HttpMethod.Post, $"bills/{number}/payments", new { method = "Cash", amount = "1.00" })).Status.ShouldBe(HttpStatusCode.Conflict);
        using var person = await host.SignInAsync(api.Tenant, "boss", "Warm#Pass-71");
        foreach (var page in new[] { "Bills/Index", "Bills/Details?number=" + number, "Desk/Index?account=2", "Households/Details?account=2" })
        {
            var html = await person.GetStringAsync("Heating/" + page);
            WebUtility.HtmlDecode(html).ShouldContain(bills[1].GetProperty("error").GetString()!, customMessage: page);
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_household_names_each_reference_that_does_not_fit(DatabaseProvider database)
    {
        var api = await NewAsync(database);
        await api.WithCommunityAsync();
        await api.NamesAsync(HttpMethod.Put, "households/1", Api.Household("101", community: "锦绣花园", tariff: "none"), "community", "tariff");
        await api.NamesAsync(HttpMethod.Put, "households/a%20b", Api.Household("", community: "none", tariff: "none"), "account", "community", "room", "tariff");
        await api.OkAsync(HttpMethod.Put, "communities/W", new { name = "西城", unit = "west" });
        var east = await api.ByAsync("east");
        await east.NamesAsync(HttpMethod.Put, "households/1", Api.Household("101", community: "W"), "community");
        (await api.OkAsync(HttpMethod.Get, "statistics/communities")).GetProperty("items").GetArrayLength().ShouldBe(2);
        (await api.OkAsync(HttpMethod.Get, "households")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_household_changes_no_owner_of_others(DatabaseProvider database)
    {
        var api = await NewAsync(database);
        await api.WithCommunityAsync();
        await api.OkAsync(HttpMethod.Put, "communities/W", new { name = "西城", unit = "west" });
        await api.OkAsync(HttpMethod.Put, "households/1", Api.Household("101"));
        await api.OkAsync(HttpMethod.Put, "households/1", Api.Household("101", welfare: "LowIncome", phone: "13900000000"));
        (await OwnerAsync(api, "1")).ShouldBe("13900000000 Private LowIncome");
        await api.OkAsync(HttpMethod.Put, "households/2", Api.Household("201", community: "W", welfare: "LowIncome", phone: "13900000000"));
        await api.NamesAsync(HttpMethod.Put, "households/2", Api.Household("201", community: "W", kind: "Public", phone: "13900000000"), "owner.kind", "owner.welfare");
        await api.NamesAsync(HttpMethod.Put, "households/1", Api.Household("101", welfare: "LowIncome", phone: "13911111111"), "owner.phone");
        await api.NamesAsync(HttpMethod.Put, "households/3", Api.Household("301", kind: "Public", phone: "13900000000"), "owner.kind", "owner.welfare");
        (await OwnerAsync(api, "2")).ShouldBe("13900000000 Private LowIncome");
        (await OwnerAsync(api, "1")).ShouldBe("13900000000 Private LowIncome");

        await api.OkAsync(HttpMethod.Put, "households/4", Api.Household("401", community: "W", owner: "李雷"));
        var east = await api.ByAsync("east");
        await east.OkAsync(HttpMethod.Put, "households/5", Api.Household("501", owner: "李雷", kind: "Public"));
        (await OwnerAsync(api, "4")).ShouldBe("13800002046 Private None");
        (await OwnerAsync(api, "5")).ShouldBe("13800002046 Public None");
        (await east.SendAsync(HttpMethod.Put, "households/4", Api.Household("401"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Every_wrong_field_is_named_at_once(DatabaseProvider database)
    {
        var api = await NewAsync(database);
        await api.NamesAsync(HttpMethod.Put, "communities/a%20b", new { unit = "none", colour = "red" }, "code", "name", "unit", "colour");
        await api.NamesAsync(HttpMethod.Put, "tariffs/a%20b", new { season = "x" }, "number", "name", "season", "payFrom", "payBy", "chargedArea", "unitPrice", "priceBasis");
        await api.NamesAsync(HttpMethod.Post, "bill-runs", new { season = "2026", tariff = "none", community = "none", colour = "red" }, "season", "tariff", "community", "colour");
        await api.NamesAsync(HttpMethod.Post, "bills/RL26-0000001/payments", new { method = "Cash", externalNumber = "x", colour = "red" }, "amount", "externalNumber", "colour");
        await api.NamesAsync(
            HttpMethod.Post, "quotes", new { tariff = "A", asOf = "2026-11-20", household = new { heatedArea = "1", floorArea = "1" } },
            "household.ownerKind", "household.welfare", "household.vacant");
        await api.NamesAsync(HttpMethod.Get, "tariffs?season=rubbish&limit=0&after=x!&colour=red", null, "limit", "colour", "after", "season");
        await api.NamesAsync(HttpMethod.Get, "statistics/communities?season=rubbish&limit=0&colour=red", null, "limit", "colour", "season");
        await api.NamesAsync(HttpMethod.Get, "bills?status=Gone&season=rubbish&limit=0&colour=red", null, "limit", "colour", "status", "season");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Statistics_and_tariffs_come_in_pages(DatabaseProvider database)
    {
        var api = await NewAsync(database);
        for (var n = 1; n <= 3; n++)
        {
            await api.OkAsync(HttpMethod.Put, $"communities/C{n}", new { name = "小区" + n });
            await api.OkAsync(HttpMethod.Put, $"tariffs/T{n}", api.Tariff());
        }

        foreach (var (building, unit, room) in new[] { ("2", "1", "101"), ("10", "1", "101"), ("1", "2", "101"), ("1", "10", "101"), ("1", "1", "1001"), ("1", "1", "201"), ("1", "1", "101") })
            await api.OkAsync(HttpMethod.Put, $"households/{building}-{unit}-{room}", Api.Household(room, "C1", building: building, unit: unit));
        (await PagedAsync(api, "statistics/communities?", "code")).ShouldBe(["C1", "C2", "C3"]);
        (await PagedAsync(api, "statistics/communities?under=C1&", "code")).ShouldBe(["C1/1", "C1/2", "C1/10"]);
        (await PagedAsync(api, "statistics/communities?under=C1/1&", "code")).ShouldBe(["C1/1/1", "C1/1/2", "C1/1/10"]);
        (await PagedAsync(api, "statistics/communities?under=C1/1/1&", "code")).ShouldBe(["1-1-101", "1-1-201", "1-1-1001"]);
        var earlier = api.Tariff();
        earlier["season"] = api.Season.Previous.ToString();
        await api.OkAsync(HttpMethod.Put, "tariffs/T0", earlier);
        (await PagedAsync(api, "tariffs?", "number")).ShouldBe(["T1", "T2", "T3", "T0"]);
        await api.NamesAsync(HttpMethod.Get, "tariffs?after=x", null, "after");
        await api.NamesAsync(HttpMethod.Get, "tariffs?limit=0", null, "limit");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task The_address_that_is_kept_is_answered(DatabaseProvider database)
    {
        var api = await NewAsync(database);
        (await api.OkAsync(HttpMethod.Put, "communities/C1", new { name = "锦绣花园", address = "锦绣路 1 号" })).GetProperty("address").GetString().ShouldBe("锦绣路 1 号");
        (await api.OkAsync(HttpMethod.Put, "communities/C1", new { name = "锦绣新园" })).GetProperty("address").GetString().ShouldBe("锦绣路 1 号");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task One_external_number_pays_one_of_many_bills_at_once_and_refuses_the_rest(DatabaseProvider database)
    {
        var api = await NewAsync(database);
        await api.OkAsync(HttpMethod.Put, "tariffs/A", api.Tariff());
        await api.WithCommunityAsync();
        for (var n = 1; n <= 8; n++)
            await api.OkAsync(HttpMethod.Put, $"households/{n}", Api.Household($"{n}01", tariff: "A"));
        await api.BillAsync();
        var bills = (await api.OkAsync(HttpMethod.Get, "bills")).GetProperty("items").EnumerateArray().Select(bill => bill.GetProperty("number").GetString()!).ToList();
        var answers = await Task.WhenAll(bills.Select(bill => api.SendAsync(
            HttpMethod.Post, $"bills/{bill}/payments", new { method = "BankTransfer", amount = "100.00", externalNumber = "B-1" })));
        answers.Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(answer => answer.Status == HttpStatusCode.Conflict && answer.Body.GetProperty("code").GetString() == "ExternalNumberUsed").ShouldBe(7);

        using var person = await host.SignInAsync(api.Tenant, "boss", "Warm#Pass-71");
        (await person.GetAsync("language/en")).Dispose();
        var receipt = answers.Single(answer => answer.Status == HttpStatusCode.Created).Body.GetProperty("receipt").GetString();
        var html = WebUtility.HtmlDecode(await person.GetStringAsync($"Heating/Receipts/Details?number={receipt}"));
        html.ShouldContain("2,400.00 × 0.05% × 20 days (");
        html.ShouldContain(" to ");
        html.ShouldContain("Balance due 2,400.00");
        html.ShouldContain("In words: 壹佰元整");
    }

    private static async Task<string> OwnerAsync(Api api, string account)
    {
        var owner = (await api.OkAsync(HttpMethod.Get, "households/" + account)).GetProperty("owner");
        return $"{owner.GetProperty("phone")} {owner.GetProperty("kind")} {owner.GetProperty("welfare")}";
    }

    private static async Task<List<string>> PagedAsync(Api api, string address, string key)
    {
        var seen = new List<string>();
        for (string? after = ""; after is not null;)
        {
            var page = await api.OkAsync(HttpMethod.Get, $"{address}limit=2{(after.Length == 0 ? "" : "&after=" + after)}");
            page.GetProperty("items").GetArrayLength().ShouldBeLessThanOrEqualTo(2);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(row => row.GetProperty(key).GetString()!));
            after = page.GetProperty("next").GetString();
        }

        return seen;
    }

    private async Task<Api> NewAsync(DatabaseProvider database)
    {
        var name = "r" + Interlocked.Increment(ref count);
        await host.CreateTenantAsync(name, "refusals", database);
        return await new Api(host, name, host.CreateClient(name), "").ByAsync("all");
    }

    private sealed record Api(TestHost Host, string Tenant, HttpClient Client, string Token)
    {
        private DateOnly Today => new TenantClock(Host.Clock, new TenantSettings { Name = Tenant }).Today;

        public Season Season => Season.At(Today);

        public async Task<Api> ByAsync(string client)
        {
            using var form = new FormUrlEncodedContent(
                [KeyValuePair.Create("grant_type", "client_credentials"), KeyValuePair.Create("client_id", client), KeyValuePair.Create("client_secret", Secret)]);
            using var response = await Client.PostAsync("connect/token", form);
            return this with { Token = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()! };
        }

        /// <summary>24 yuan per m², 20 days late today at 0.05 % a day.</summary>
        public JsonObject Tariff(string? script = null) => new()
        {
            ["name"] = "居民",
            ["season"] = Season.ToString(),
            ["payFrom"] = Text(Today.AddDays(-90)),
            ["payBy"] = Text(Today.AddDays(-20)),
            ["chargedArea"] = "Heated",
            ["unitPrice"] = "24.00",
            ["priceBasis"] = "PerSeason",
            ["lateFee"] = new JsonObject { ["kind"] = "PerDay", ["value"] = "0.0005", ["startsAfterDays"] = 1 },
            ["script"] = script,
        };

        public static JsonObject Household(
            string room, string community = "C1", string? tariff = null, string owner = "王芳", string phone = "13800002046", string kind = "Private", string welfare = "None",
            string building = "1", string unit = "1")
            => new()
            {
                ["community"] = community,
                ["building"] = building,
                ["unit"] = unit,
                ["room"] = room,
                ["heatedArea"] = "100.00",
                ["floorArea"] = "100.00",
                ["owner"] = new JsonObject { ["name"] = owner, ["phone"] = phone, ["kind"] = kind, ["welfare"] = welfare },
                ["tariff"] = tariff,
            };

        public Task WithCommunityAsync() => OkAsync(HttpMethod.Put, "communities/C1", new { name = "锦绣花园", unit = "east" });

        public async Task<JsonElement> BillAsync()
        {
            var id = (await OkAsync(HttpMethod.Post, "bill-runs", new { season = Season.ToString() })).GetProperty("id").GetInt64();
            for (var attempt = 0; attempt < 1000; attempt++)
            {
                var run = await OkAsync(HttpMethod.Get, $"bill-runs/{id}");
                if (run.GetProperty("status").GetString() == "Succeeded")
                    return run;
                await Task.Delay(20);
            }

            throw new TimeoutException();
        }

        public async Task NamesAsync(HttpMethod method, string address, object? body, params string[] fields)
        {
            var (status, answer) = await SendAsync(method, address, body);
            status.ShouldBe(HttpStatusCode.BadRequest, answer.ToString());
            answer.GetProperty("errors").EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal).ShouldBe(fields.Order(StringComparer.Ordinal), answer.ToString());
        }

        public async Task<JsonElement> OkAsync(HttpMethod method, string address, object? body = null)
        {
            var (status, answer) = await SendAsync(method, address, body);
            ((int)status).ShouldBeInRange(200, 299, $"{address}: {answer}");
            return answer;
        }

        public async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpMethod method, string address, object? body)
        {
            using var request = new HttpRequestMessage(method, "api/heating/" + address);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
            if (body is not null)
                request.Content = JsonContent.Create(body, body.GetType());
            using var response = await Client.SendAsync(request);
            return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
        }

        private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }
}
