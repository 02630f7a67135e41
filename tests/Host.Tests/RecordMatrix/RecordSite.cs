using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Notifications;
using PayHall.Recipes;
using PayHall.Security;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Host.Tests.RecordMatrix;

/// <summary>
/// A tenant with two parts that must not see each other, a record of every kind in both, and a person of the first part who holds every
/// permission there is: what is refused is refused by the data scope and by nothing else. Whatever names something in the other part
/// carries <see cref="Mark"/>.
/// </summary>
internal abstract class RecordSite(TestHost host) : IAsyncDisposable
{
    public const string Tenant = "records";

    /// <summary>
    /// A piece of every name in the other part, so that a leak is seen in whatever shape it comes; long enough that no random token of a
    /// page holds it by chance.
    /// </summary>
    public const string Mark = "Qzxwvk";

    protected const string Password = "Right#Pass-71";

    private const string EveryPermission = "全权";
    private readonly List<HttpClient> clients = [];

    public TestHost Host => host;

    /// <summary>The person of the first part.</summary>
    public HttpClient Intruder { get; private set; } = null!;

    /// <summary>The tenant's administrator, for whom the records of both parts are there.</summary>
    public HttpClient Root { get; private set; } = null!;

    /// <summary>Identifiers by kind: of a record of the intruder's part, and of one of the other.</summary>
    public Dictionary<string, (string Own, string Foreign)> Records { get; } = new(StringComparer.Ordinal);

    public static async Task<RecordSite> StartAsync(string recipe, DatabaseProvider database)
    {
        var host = await TestHost.StartAsync(settings: [("Identity:PasswordIterations", "1000")]);
        RecordSite site = recipe == "exchange" ? new ExchangeRecords(host) : new HeatingRecords(host);
        try
        {
            await host.CreateTenantAsync(Tenant, recipe, database);
            await site.FillAsync();
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients)
            client.Dispose();
        await host.DisposeAsync();
    }

    /// <summary>Code of the unit at the top.</summary>
    protected abstract string TopUnit { get; }

    /// <summary>Codes of the two parts' units.</summary>
    protected abstract (string Own, string Foreign) Parts { get; }

    /// <summary>Kind of the parts' units.</summary>
    protected abstract string PartKind { get; }

    /// <summary>Makes the records of the business.</summary>
    protected abstract Task FillBusinessAsync(HttpClient mate, HttpClient foreigner);

    protected async Task<HttpClient> SignInAsync(string userName)
    {
        var client = await host.SignInAsync(Tenant, userName, Password);
        clients.Add(client);
        return client;
    }

    /// <summary>Runs a step of a recipe in the tenant as it is.</summary>
    protected Task StepAsync(string json)
        => host.InTenantAsync(Tenant, services =>
        {
            var step = new RecipeStep("records", 0, JsonNode.Parse(json)!.AsObject());
            return services.GetServices<IRecipeStepHandler>().Single(handler => handler.Name == step.Name).ExecuteAsync(step, CancellationToken.None);
        });

    /// <summary>Reads a value past all rules.</summary>
    public Task<T> SqlAsync<T>(string sql)
        => host.InTenantAsync(Tenant, async services =>
        {
            await using var connection = await services.GetRequiredService<ITenantDatabase>().OpenAsync(CancellationToken.None);
            return (await connection.ExecuteScalarAsync<T>(sql))!;
        });

    /// <summary>Finds identifiers of a record in each part.</summary>
    protected async Task AddAsync(string kind, string ownSql, string foreignSql)
        => Records[kind] = (await IdAsync(kind, ownSql), await IdAsync(kind, foreignSql));

    /// <summary>Calls the API as a signed-in browser does.</summary>
    public static async Task<JsonElement> CallAsync(HttpClient client, HttpMethod method, string address, object? body = null, string? key = null)
    {
        using var answer = await SendJsonAsync(client, method, address, body is null ? null : JsonSerializer.Serialize(body), key);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{method} {address}: {answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Calls the API as a signed-in browser does, whatever the answer.</summary>
    public static async Task<HttpResponseMessage> SendJsonAsync(HttpClient client, HttpMethod method, string address, string? body, string? key = null)
    {
        using var request = new HttpRequestMessage(method, address);
        if (method != HttpMethod.Get)
            request.Headers.Add("RequestVerificationToken", (await client.GetFromJsonAsync<JsonElement>("api/identity/antiforgery")).GetProperty("token").GetString());
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (body is not null)
            request.Content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        return await client.SendAsync(request);
    }

    /// <summary>Posts a form that stands on a page.</summary>
    protected static async Task PostAsync(HttpClient client, string page, string handler, params (string Name, string Value)[] fields)
    {
        var form = await client.ReadFormAsync(page, "body");
        foreach (var (name, value) in fields)
            form[name] = value;
        using var answer = await client.PostAsync(handler, new FormUrlEncodedContent(form));
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect, handler + ": " + await answer.Content.ReadAsStringAsync());
    }

    private async Task FillAsync()
    {
        var (own, foreign) = Parts;
        var permissions = await host.InTenantAsync(Tenant, services => Task.FromResult(
            services.GetServices<IPermissionProvider>().SelectMany(provider => provider.GetPermissions()).Select(permission => permission.Name).ToList()));
        await StepAsync($$"""
            { "name": "organizations", "units": [
                { "code": "{{own}}", "name": "本部", "kind": "{{PartKind}}", "parent": "{{TopUnit}}" },
                { "code": "{{own}}-1", "name": "本部一科", "kind": "Department", "parent": "{{own}}" },
                { "code": "{{foreign}}", "name": "{{Mark}}Unit", "kind": "{{PartKind}}", "parent": "{{TopUnit}}" },
                { "code": "{{foreign}}-1", "name": "{{Mark}}Department", "kind": "Department", "parent": "{{foreign}}" } ] }
            """);
        await StepAsync($$"""{ "name": "roles", "roles": [ { "name": "{{EveryPermission}}", "scope": "OwnUnitAndBelow", "permissions": {{JsonSerializer.Serialize(permissions)}} } ] }""");
        await StepAsync($$"""
            { "name": "users", "demo": true, "users": [
                { "userName": "root", "displayName": "周正", "unit": "{{TopUnit}}", "roles": ["TenantAdministrator"], "password": "{{Password}}" },
                { "userName": "intruder", "displayName": "吴海燕", "unit": "{{own}}", "roles": ["{{EveryPermission}}"], "password": "{{Password}}" },
                { "userName": "mate", "displayName": "陈静怡", "unit": "{{own}}", "roles": ["{{EveryPermission}}"], "password": "{{Password}}" },
                { "userName": "foreigner", "displayName": "{{Mark}}Person", "unit": "{{foreign}}", "roles": ["{{EveryPermission}}"], "password": "{{Password}}" } ] }
            """);
        await StepAsync($$"""
            { "name": "clients", "demo": true, "clients": [
                { "clientId": "own-client", "name": "本部系统", "unit": "{{own}}", "scope": "OwnUnit", "permissions": ["Identity.ViewAccounts"] },
                { "clientId": "foreign-client", "name": "{{Mark}}Client", "unit": "{{foreign}}", "scope": "OwnUnit", "permissions": ["Identity.ViewAccounts"] } ] }
            """);
        await StepAsync("""{ "name": "certificates", "demo": true, "users": ["mate", "foreigner"] }""");
        Root = await SignInAsync("root");
        Intruder = await SignInAsync("intruder");
        using var mate = await host.SignInAsync(Tenant, "mate", Password);
        using var foreigner = await host.SignInAsync(Tenant, "foreigner", Password);
        await FillIdentityAsync(mate, foreigner);
        await FillBusinessAsync(mate, foreigner);
    }

    private async Task FillIdentityAsync(HttpClient mate, HttpClient foreigner)
    {
        var (own, foreign) = Parts;
        await AddAsync("account", "SELECT id FROM identity_users WHERE user_name = 'mate'", "SELECT id FROM identity_users WHERE user_name = 'foreigner'");
        await AddAsync("unit", $"SELECT id FROM identity_units WHERE code = '{own}-1'", $"SELECT id FROM identity_units WHERE code = '{foreign}-1'");
        Records["unitCode"] = (own, foreign);
        Records["userName"] = ("mate", "foreigner");
        Records["client"] = ("own-client", "foreign-client");
        foreach (var client in (string[])["own-client", "foreign-client"])
            await CallAsync(Root, HttpMethod.Post, $"api/identity/clients/{client}/secrets", new { overlapDays = 30 });
        await AddAsync("secret", "SELECT MIN(id) FROM identity_client_secrets WHERE client_id = 'own-client'", "SELECT MIN(id) FROM identity_client_secrets WHERE client_id = 'foreign-client'");
        await AddAsync(
            "certificate",
            "SELECT id FROM identity_certificates WHERE user_id = (SELECT id FROM identity_users WHERE user_name = 'mate')",
            "SELECT id FROM identity_certificates WHERE user_id = (SELECT id FROM identity_users WHERE user_name = 'foreigner')");
        foreach (var (name, code) in new[] { ("本部角色", own), (Mark + "Role", foreign) })
        {
            var unit = await SqlAsync<string>($"SELECT id FROM identity_units WHERE code = '{code}'");
            await PostAsync(Root, "Identity/Roles/Edit", "Identity/Roles/Edit", ("Input.Name", name), ("Input.UnitId", unit), ("Input.Type", "Business"), ("Input.Scope", "OwnUnit"), ("Input.Description", ""));
        }

        await AddAsync("role", "SELECT id FROM identity_roles WHERE name = '本部角色'", $"SELECT id FROM identity_roles WHERE name = '{Mark}Role'");
        foreach (var (person, name) in new[] { (Intruder, "本人应用"), (foreigner, Mark + "App"), (mate, "同事应用") })
            await CallAsync(person, HttpMethod.Post, "api/identity/tokens", new { name });
        await AddAsync("app", "SELECT id FROM identity_token_families WHERE name = '本人应用'", $"SELECT id FROM identity_token_families WHERE name = '{Mark}App'");
        await AddAsync("demoCertificate", "SELECT id FROM identity_demo_certificates WHERE user_name = 'mate'", "SELECT id FROM identity_demo_certificates WHERE user_name = 'foreigner'");
        Records["session"] = (await SessionAsync(Records["account"].Own), await SessionAsync(Records["account"].Foreign));
        var intruder = await SqlAsync<string>("SELECT id FROM identity_users WHERE user_name = 'intruder'");
        Records["message"] = (await TellAsync(intruder, "消息"), await TellAsync(Records["account"].Foreign, Mark + "Message"));
        Records["auditSubject"] = ("account:mate", "account:foreigner");
        await AddAsync(
            "audit",
            "SELECT MAX(id) FROM identity_audit WHERE actor_name = '陈静怡'",
            $"SELECT MAX(id) FROM identity_audit WHERE actor_name = '{Mark}Person'");
    }

    /// <summary>A session of an account, as the account's page names it.</summary>
    private async Task<string> SessionAsync(string account)
        => (await Root.ReadFormAsync("Identity/Accounts/Details?id=" + account, "#sessions form"))["session"];

    /// <summary>Sends an account a message.</summary>
    private async Task<string> TellAsync(string account, string title)
    {
        await host.InTenantAsync(Tenant, services => services.GetRequiredService<ITenantWriter>().ExecuteAsync(
            async (transaction, token) =>
            {
                await services.GetRequiredService<INotifier>().NotifyAsync(transaction, Recipients.Accounts(account), new Notification("Test", title, "", null), token);
                return true;
            },
            CancellationToken.None));
        return await IdAsync("message", $"SELECT MAX(id) FROM identity_notifications WHERE user_id = '{account}'");
    }

    private async Task<string> IdAsync(string kind, string sql)
        => Convert.ToString(await SqlAsync<object>(sql), System.Globalization.CultureInfo.InvariantCulture) is { Length: > 0 } id
            ? id
            : throw new InvalidOperationException($"There is no {kind}: {sql}");
}
