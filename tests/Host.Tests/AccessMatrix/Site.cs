using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using PayHall.Testing;

namespace PayHall.Host.Tests.AccessMatrix;

/// <summary>Two sites made by one recipe, with a person for each built-in role in the first and an administrator in the second.</summary>
internal sealed class Site : IAsyncDisposable
{
    public const string Tenant = "one";
    private const string Neighbour = "two";
    private const string Password = "Right#Pass-71";
    private const string Secret = "0123456789abcdef0123456789abcdef";
    private readonly List<Visitor> visitors = [];

    private Site(TestHost host) => Host = host;

    public TestHost Host { get; }

    public IReadOnlyList<Visitor> Visitors => visitors;

    public static async Task<Site> StartAsync(string recipe)
    {
        var site = new Site(await TestHost.StartAsync(settings: [("Identity:PasswordIterations", "1000")]));
        try
        {
            await site.FillAsync(recipe);
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
        foreach (var visitor in visitors)
            visitor.Dispose();
        await Host.DisposeAsync();
    }

    private async Task FillAsync(string recipe)
    {
        var json = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "recipes", recipe + ".json")))!.AsObject();
        var steps = json["steps"]!.AsArray();
        var roles = steps.Single(step => (string?)step!["name"] == "roles")!["roles"]!.AsArray()
            .Select(role => (Name: (string)role!["name"]!, Stereotype: (string)role["stereotype"]!)).ToList();
        var unit = (string)steps.First(step => (string?)step!["name"] == "organizations")!["units"]![0]!["code"]!;
        steps.Add(new JsonObject
        {
            ["name"] = "users",
            ["demo"] = true,
            ["users"] = new JsonArray([.. roles.Select(role => new JsonObject
            {
                ["userName"] = "as-" + role.Stereotype,
                ["displayName"] = role.Name,
                ["unit"] = unit,
                ["roles"] = new JsonArray(role.Stereotype),
                ["password"] = Password,
            })]),
        });
        steps.Add(new JsonObject
        {
            ["name"] = "clients",
            ["demo"] = true,
            ["clients"] = new JsonArray(new JsonObject
            {
                ["clientId"] = "machine",
                ["name"] = "外部系统",
                ["unit"] = unit,
                ["scope"] = "All",
                ["stereotype"] = "TenantAdministrator",
                ["secret"] = Secret,
            }),
        });
        Host.AddRecipe("matrix", json.ToJsonString());
        await Host.CreateTenantAsync(Tenant, "matrix");
        await Host.CreateTenantAsync(Neighbour, "matrix");

        visitors.Add(new Visitor("Anonymous", Host.CreateClient(Tenant)));
        visitors.Add(new Visitor("NeighboursCookie", await ThiefAsync()));
        visitors.Add(new Visitor("NeighboursToken", Host.CreateClient(Tenant)) { AccessToken = await TokenAsync(Neighbour) });
        foreach (var (_, stereotype) in roles)
            visitors.Add(new Visitor(stereotype, await Host.SignInAsync(Tenant, "as-" + stereotype, Password)));
    }

    /// <summary>The neighbour's administrator, who has renamed the cookie after this site's.</summary>
    private async Task<HttpClient> ThiefAsync()
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new System.Net.CookieContainer() };
        using var neighbour = new HttpClient(handler, disposeHandler: false) { BaseAddress = new Uri(Host.Address, Neighbour + "/") };
        using var answer = await Host.SubmitSignInAsync(neighbour, Neighbour, "as-TenantAdministrator", Password);
        var ids = (Theirs: Host.Tenants.Find(Neighbour)!.Settings.Id, Ours: Host.Tenants.Find(Tenant)!.Settings.Id);
        var session = handler.CookieContainer.GetAllCookies().Single(cookie => cookie.Name.EndsWith("." + ids.Theirs, StringComparison.Ordinal));
        var cookies = new System.Net.CookieContainer();
        cookies.Add(new System.Net.Cookie(session.Name.Replace($".{Neighbour}.{ids.Theirs}", $".{Tenant}.{ids.Ours}", StringComparison.Ordinal), session.Value, "/" + Tenant, Host.Address.Host));
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = new Uri(Host.Address, Tenant + "/") };
    }

    private async Task<string> TokenAsync(string tenant)
    {
        using var client = Host.CreateClient(tenant);
        using var answer = await client.PostAsync("connect/token", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "machine",
            ["client_secret"] = Secret,
        }));
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }
}
