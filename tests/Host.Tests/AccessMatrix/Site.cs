using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Host.Tests.AccessMatrix;

/// <summary>
/// A site made by a recipe, with a person for each of its built-in roles, one whose role holds nothing and, on the platform's, one who may only
/// look at tenants; and a neighbour's administrator, of an organisation made by the same recipe or, beside the platform's own site, an exchange.
/// </summary>
internal sealed class Site : IAsyncDisposable
{
    /// <summary>The recipe of the default site.</summary>
    public const string Platform = "platform";

    private const string Neighbour = "two";
    private const string NoRights = "NoRights";
    private const string TenantsViewer = "TenantsViewer";
    private const string Password = "Right#Pass-71";
    private const string Secret = "0123456789abcdef0123456789abcdef";
    private readonly List<Visitor> visitors = [];

    private Site(TestHost host, string recipe)
    {
        Host = host;
        Recipe = recipe;
    }

    public TestHost Host { get; }

    public string Recipe { get; }

    /// <summary>Name of the site: the platform's is the host's default one.</summary>
    public string Tenant => Recipe == Platform ? TenantSettings.DefaultName : "one";

    public IReadOnlyList<Visitor> Visitors => visitors;

    public static async Task<Site> StartAsync(string recipe)
    {
        var site = new Site(await TestHost.StartAsync(settings: [("Identity:PasswordIterations", "1000")]), recipe);
        try
        {
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
        foreach (var visitor in visitors)
            visitor.Dispose();
        await Host.DisposeAsync();
    }

    private async Task FillAsync()
    {
        var roles = await AddRecipeAsync(Recipe);
        var neighbours = Recipe == Platform ? "exchange" : Recipe;
        if (neighbours != Recipe)
            await AddRecipeAsync(neighbours);
        await Host.CreateTenantAsync(Tenant, Name(Recipe));
        await Host.CreateTenantAsync(Neighbour, Name(neighbours));

        visitors.Add(new Visitor("Anonymous", Host.CreateClient(Tenant)));
        visitors.Add(new Visitor("NeighboursCookie", await ThiefAsync()));
        visitors.Add(new Visitor("NeighboursToken", Host.CreateClient(Tenant)) { AccessToken = await TokenAsync(Neighbour) });
        visitors.Add(new Visitor("MachineClient", Host.CreateClient(Tenant)) { AccessToken = await TokenAsync(Tenant) });
        foreach (var person in roles)
            visitors.Add(new Visitor(person, await Host.SignInAsync(Tenant, "as-" + person, Password)));
    }

    private static string Name(string recipe) => "matrix-" + recipe;

    /// <summary>Roles that no recipe has: what everybody may do who is signed in, and what looking alone allows.</summary>
    private static Dictionary<string, string[]> OwnRoles(string recipe)
        => recipe == Platform ? new() { [NoRights] = [], [TenantsViewer] = ["Tenants.ViewTenants"] } : new() { [NoRights] = [] };

    /// <summary>Adds the recipe with the people of the walk and a machine client; answers the names of their roles.</summary>
    private async Task<List<string>> AddRecipeAsync(string recipe)
    {
        var json = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "recipes", recipe + ".json")))!.AsObject();
        json["name"] = Name(recipe);
        var steps = json["steps"]!.AsArray();
        var roles = steps.Single(step => (string?)step!["name"] == "roles")!["roles"]!.AsArray()
            .Select(role => (Name: (string)role!["name"]!, Stereotype: (string)role["stereotype"]!)).ToList();
        var own = OwnRoles(recipe);
        var unit = (string)steps.First(step => (string?)step!["name"] == "organizations")!["units"]![0]!["code"]!;
        steps.Add(new JsonObject
        {
            ["name"] = "roles",
            ["roles"] = new JsonArray([.. own.Select(role => new JsonObject
            {
                ["name"] = role.Key,
                ["scope"] = "All",
                ["permissions"] = new JsonArray([.. role.Value.Select(permission => JsonValue.Create(permission))]),
            })]),
        });
        steps.Add(new JsonObject
        {
            ["name"] = "users",
            ["demo"] = true,
            ["users"] = new JsonArray([.. roles.Concat(own.Keys.Select(role => (Name: role, Stereotype: role))).Select(role => Person(role.Name, role.Stereotype, unit))]),
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
                ["stereotype"] = roles[0].Stereotype,
                ["secret"] = Secret,
            }),
        });
        Host.AddRecipe(Name(recipe), json.ToJsonString());
        return [.. roles.Select(role => role.Stereotype), .. own.Keys];
    }

    private static JsonObject Person(string name, string role, string unit) => new()
    {
        ["userName"] = "as-" + role,
        ["displayName"] = name,
        ["unit"] = unit,
        ["roles"] = new JsonArray(role),
        ["password"] = Password,
    };

    /// <summary>The neighbour's administrator, who has renamed the cookie after this site's.</summary>
    private async Task<HttpClient> ThiefAsync()
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new System.Net.CookieContainer() };
        using var neighbour = new HttpClient(handler, disposeHandler: false) { BaseAddress = new Uri(Host.Address, Neighbour + "/") };
        using var answer = await Host.SubmitSignInAsync(neighbour, Neighbour, "as-TenantAdministrator", Password);
        var ids = (Theirs: Host.Tenants.Find(Neighbour)!.Settings.Id, Ours: Host.Tenants.Find(Tenant)!.Settings.Id);
        var session = handler.CookieContainer.GetAllCookies().Single(cookie => cookie.Name.EndsWith("." + ids.Theirs, StringComparison.Ordinal));
        var cookies = new System.Net.CookieContainer();
        using var here = Host.CreateClient(Tenant);
        var address = here.BaseAddress!;
        cookies.Add(new System.Net.Cookie(session.Name.Replace($".{Neighbour}.{ids.Theirs}", $".{Tenant}.{ids.Ours}", StringComparison.Ordinal), session.Value, address.AbsolutePath, address.Host));
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };
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
