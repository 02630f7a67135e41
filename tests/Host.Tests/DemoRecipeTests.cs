using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Host.Tests;

/// <summary>The two demo organisations are what the product promises a newcomer, on both engines.</summary>
public sealed class DemoRecipeTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task The_demo_exchange_has_members_orders_and_invoices_of_every_kind_and_books_that_add_up(DatabaseProvider database)
    {
        await using var host = await StartAsync();
        await host.CreateTenantAsync("exchange", "exchange-demo", database);

        var kinds = await CountsAsync(host, "exchange", "SELECT kind, COUNT(*) FROM settlement_members GROUP BY kind");
        kinds.Keys.ShouldBe(["Hospital", "PrimaryInstitution", "Agency", "Supplier"], ignoreOrder: true);
        kinds.Values.Sum().ShouldBeInRange(38, 44);
        (await CountsAsync(host, "exchange", "SELECT 'orders', COUNT(*) FROM settlement_orders"))["orders"].ShouldBe(2000);
        var statuses = await CountsAsync(host, "exchange", "SELECT status, COUNT(*) FROM settlement_invoices GROUP BY status");
        statuses.Keys.ShouldBe(
            ["Unpaid", "PendingReview", "ReviewRefused", "PayOnBehalfPending", "PayOnBehalfAgreed", "PayOnBehalfRefused", "Paid", "PaymentFailed"], ignoreOrder: true);
        statuses.Values.Sum().ShouldBe(6000);

        using var client = await MachineAsync(host, "exchange", "trading-system");
        foreach (var ageing in new[] { "None", "Warning", "Overdue" })
            (await client.GetFromJsonAsync<JsonElement>($"api/settlement/invoices?limit=1&ageing={ageing}")).GetProperty("items").GetArrayLength().ShouldBe(1, ageing);
        var verification = await client.GetFromJsonAsync<JsonElement>("api/settlement/ledger/verification");
        verification.GetProperty("ok").GetBoolean().ShouldBeTrue(verification.ToString());
        verification.GetProperty("journals").GetInt64().ShouldBeGreaterThan(100);

        await CheckAccountsAsync(host, "exchange", hasMembers: true);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task The_demo_heating_company_has_its_estates_and_a_season_billed_and_partly_paid(DatabaseProvider database)
    {
        await using var host = await StartAsync();
        await host.CreateTenantAsync("heating", "heating-demo", database);

        var counts = await CountsAsync(host, "heating", """
            SELECT 'communities', COUNT(*) FROM heating_communities
            UNION ALL SELECT 'households', COUNT(*) FROM heating_households
            UNION ALL SELECT 'tariffs', COUNT(*) FROM heating_tariffs
            UNION ALL SELECT 'billed', COUNT(*) FROM heating_bills WHERE season = (SELECT MAX(season) FROM heating_bills)
            UNION ALL SELECT 'unpaid', COUNT(*) FROM heating_bills WHERE season = (SELECT MAX(season) FROM heating_bills) AND status = 0
            UNION ALL SELECT 'partly paid', COUNT(*) FROM heating_bills WHERE season = (SELECT MAX(season) FROM heating_bills) AND status = 1
            UNION ALL SELECT 'paid', COUNT(*) FROM heating_bills WHERE season = (SELECT MAX(season) FROM heating_bills) AND status = 2
            """);
        counts["communities"].ShouldBe(12);
        counts["households"].ShouldBeGreaterThanOrEqualTo(6000);
        counts["tariffs"].ShouldBeGreaterThan(0);
        counts["billed"].ShouldBeGreaterThan(5000);
        counts["unpaid"].ShouldBeGreaterThan(500);
        counts["partly paid"].ShouldBeGreaterThan(0);
        counts["paid"].ShouldBeGreaterThan(2000);

        // What the bills say was paid is what the cashiers took.
        var sums = await CountsAsync(host, "heating", """
            SELECT 'bills', CAST(SUM(principal_paid + late_fee_paid - refunded) AS BIGINT) FROM heating_bills
            UNION ALL SELECT 'receipts', CAST(SUM(amount) AS BIGINT) FROM heating_receipts
            """);
        sums["bills"].ShouldBe(sums["receipts"]);

        using var client = await MachineAsync(host, "heating", "billing-client");
        (await client.GetFromJsonAsync<JsonElement>("api/heating/bills?limit=1&status=PartlyPaid")).GetProperty("items").GetArrayLength().ShouldBe(1);
        await CheckAccountsAsync(host, "heating", hasMembers: false);
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(settings: [("Identity:PasswordIterations", "1000")]);

    /// <summary>The shape that callers are promised, and that it lets people in.</summary>
    private static async Task CheckAccountsAsync(TestHost host, string tenant, bool hasMembers)
    {
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(host.Folder, "demo-accounts.json")));
        var accounts = file.RootElement.GetProperty(tenant);
        accounts.EnumerateObject().Select(member => member.Name).ShouldBe(["users", "clients"], ignoreOrder: true);
        var users = accounts.GetProperty("users").EnumerateArray().ToList();
        users.Count.ShouldBeGreaterThan(5);
        foreach (var user in users)
        {
            user.EnumerateObject().Select(member => member.Name).Where(name => name != "member").ShouldBe(["userName", "password", "paymentPassword", "role"], ignoreOrder: true, user.ToString());
            user.EnumerateObject().ShouldAllBe(member => member.Value.ValueKind == JsonValueKind.String && member.Value.GetString()!.Length > 0);
        }

        users.Exists(user => user.TryGetProperty("member", out _)).ShouldBe(hasMembers);
        var passwords = users.SelectMany(user => new[] { user.GetProperty("password").GetString(), user.GetProperty("paymentPassword").GetString() }).ToList();
        passwords.Distinct().Count().ShouldBe(passwords.Count, "each password is somebody's own");
        foreach (var client in accounts.GetProperty("clients").EnumerateArray())
            client.EnumerateObject().Select(member => member.Name).ShouldBe(["clientId", "clientSecret"], ignoreOrder: true);

        using var person = await host.SignInAsync(tenant, users[0].GetProperty("userName").GetString()!, users[0].GetProperty("password").GetString()!);
        using var home = await person.GetAsync("");
        home.Headers.Location?.ToString().ShouldNotContain("ChangePassword", Case.Insensitive, "they need not change it first");
        (await person.GetAsync(home.Headers.Location?.ToString() ?? "")).IsSuccessStatusCode.ShouldBeTrue(home.Headers.Location?.ToString());
    }

    private static async Task<HttpClient> MachineAsync(TestHost host, string tenant, string clientId)
    {
        var secret = DemoAccounts.Read(host.Folder, tenant).Clients.Single(client => client.ClientId == clientId).ClientSecret;
        var http = host.CreateClient(tenant);
        using var answer = await http.PostAsync("connect/token", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = clientId,
            ["client_secret"] = secret,
        }));
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    private static Task<Dictionary<string, long>> CountsAsync(TestHost host, string tenant, string sql)
        => host.InTenantAsync(tenant, async services =>
        {
            await using var connection = await services.GetRequiredService<ITenantDatabase>().OpenAsync(CancellationToken.None);
            return (await connection.QueryAsync<(string, long)>(sql)).ToDictionary(row => row.Item1, row => row.Item2, StringComparer.Ordinal);
        });
}
