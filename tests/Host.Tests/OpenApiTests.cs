using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Api;
using PayHall.Security;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Host.Tests;

/// <summary>The OpenAPI document of a tenant tells all of its API and nothing but the truth (P-13).</summary>
public sealed partial class OpenApiTests
{
    private const string Platform = "platform";
    private const string Secret = "0123456789abcdef0123456789abcdef";
    private const string Unknown = "noSuchField";

    public static TheoryData<string> Recipes => ["exchange", "heating-company", Platform];

    [Theory, MemberData(nameof(Recipes))]
    public async Task Every_endpoint_is_described_with_its_permission_its_schemas_and_its_errors(string recipe)
    {
        await using var host = await StartAsync(recipe);
        using var client = host.CreateClient(TenantOf(recipe));
        var document = (await client.GetFromJsonAsync<JsonObject>("openapi/v1.json"))!;
        var endpoints = await host.InTenantAsync(TenantOf(recipe), services => Task.FromResult(services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => Route(endpoint).StartsWith("/api/", StringComparison.Ordinal) || Route(endpoint).StartsWith("/connect/", StringComparison.Ordinal))
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is not null) // The one without a method refuses the others.
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods, (endpoint, method) => (Route: Route(endpoint), Method: method, Endpoint: endpoint))
            .ToList()));

        endpoints.Count.ShouldBeGreaterThan(15);
        Operations(document).Select(operation => operation.Name).ShouldBe(endpoints.Select(item => item.Method + " " + item.Route), ignoreOrder: true);
        foreach (var (route, method, endpoint) in endpoints)
        {
            var name = method + " " + route;
            var operation = Operations(document).Single(candidate => candidate.Name == name).Operation;
            ((string?)operation["summary"]).ShouldNotBeNullOrWhiteSpace(name);
            var answers = operation["responses"]!.AsObject();
            answers.Any(answer => answer.Key.StartsWith('2') && (answer.Key == "204" || route == "/connect/revoke" || answer.Value!["content"]?["application/json"]?["schema"] is not null)).ShouldBeTrue(name + " has no described answer");
            if (method is "PUT" or "POST" or "PATCH")
                (operation["requestBody"]?["content"] is null).ShouldBe(endpoint.Metadata.GetMetadata<ApiNoBody>() is not null, name + " has no described body, or one though it says that it takes none");
            if (route.StartsWith("/connect/", StringComparison.Ordinal))
                continue;
            answers.Select(answer => answer.Key).ShouldContain("401", name);
            answers.Select(answer => answer.Key).ShouldContain("403", name);
            var policy = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>().Single();
            ((string?)operation["x-permission"]).ShouldBe(policy == PermissionConventions.SignedIn ? policy : policy[Permission.PolicyPrefix.Length..], name);
            operation["security"].ShouldNotBeNull(name);
        }

        document["components"]!["securitySchemes"]!["client"]!["flows"]!["clientCredentials"]!["tokenUrl"]!.GetValue<string>().ShouldEndWith(recipe == Platform ? $"{host.Address.Authority}/connect/token" : "/one/connect/token");
        document["components"]!["schemas"]!["Problem"]!["properties"]!["errors"].ShouldNotBeNull();
        Reference().Matches(document.ToJsonString()).Select(match => match.Groups["name"].Value).Distinct()
            .ShouldBeSubsetOf(document["components"]!["schemas"]!.AsObject().Select(schema => schema.Key));
    }

    [Theory, MemberData(nameof(Recipes))]
    public async Task A_described_body_has_the_fields_that_are_read(string recipe)
    {
        await using var host = await StartAsync(recipe);
        using var client = host.CreateClient(TenantOf(recipe));
        using var grant = await client.PostAsync("connect/token", new FormUrlEncodedContent([
            KeyValuePair.Create("grant_type", "client_credentials"), KeyValuePair.Create("client_id", "probe"), KeyValuePair.Create("client_secret", Secret)]));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await grant.Content.ReadFromJsonAsync<JsonObject>())!["access_token"]!.GetValue<string>());
        var document = (await client.GetFromJsonAsync<JsonObject>("openapi/v1.json"))!;
        var checkedBodies = 0;
        foreach (var (name, operation) in Operations(document))
        {
            if (operation["requestBody"]?["content"]?["application/json"]?["schema"] is not { } schema)
                continue;
            var parts = name.Split(' ');
            using var request = new HttpRequestMessage(new HttpMethod(parts[0]), Parameter().Replace(parts[1], match => IsNumber(operation, match.Value.Trim('{', '}')) ? "1" : "one")[1..]) { Content = JsonContent.Create(Probe(document, schema)) };
            using var answer = await client.SendAsync(request);
            var problem = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
            problem["errors"].ShouldNotBeNull($"{name}: {problem}");
            Compare(document, schema, problem["errors"]!.AsObject(), "", name);
            checkedBodies++;
        }

        checkedBodies.ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task The_document_speaks_the_readers_language()
    {
        await using var host = await StartAsync("exchange");
        using var client = host.CreateClient("one");
        (await SummaryAsync(client)).ShouldBe("发票列表");
        await client.GetAsync("language/en");
        (await SummaryAsync(client)).ShouldBe("List invoices");
    }

    /// <summary>The recipe with a machine client that may do everything.</summary>
    private static async Task<TestHost> StartAsync(string recipe)
    {
        var host = await TestHost.StartAsync();
        var json = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "recipes", recipe + ".json")))!;
        var steps = json["steps"]!.AsArray();
        var unit = steps.First(step => (string?)step!["name"] == "organizations")!["units"]![0]!["code"]!.GetValue<string>();
        steps.Add(new JsonObject
        {
            ["name"] = "clients",
            ["clients"] = new JsonArray(new JsonObject { ["clientId"] = "probe", ["name"] = "probe", ["unit"] = unit, ["stereotype"] = recipe == Platform ? Stereotypes.PlatformAdministrator : Stereotypes.TenantAdministrator, ["secret"] = Secret }),
        });
        host.AddRecipe(recipe + "-probe", json.ToJsonString().Replace($"\"name\":\"{recipe}\"", $"\"name\":\"{recipe}-probe\"", StringComparison.Ordinal));
        await host.CreateTenantAsync(TenantOf(recipe), recipe + "-probe");
        return host;
    }

    private static string TenantOf(string recipe) => recipe == Platform ? TenantSettings.DefaultName : "one";

    private static async Task<string?> SummaryAsync(HttpClient client)
        => (string?)(await client.GetFromJsonAsync<JsonObject>("openapi/v1.json"))!["paths"]!["/api/settlement/invoices"]!["get"]!["summary"];

    private static string Route(RouteEndpoint endpoint) => Constraint().Replace("/" + endpoint.RoutePattern.RawText!.Trim('/'), "");

    private static IEnumerable<(string Name, JsonObject Operation)> Operations(JsonObject document)
        => document["paths"]!.AsObject().SelectMany(
            path => path.Value!.AsObject(),
            (path, operation) => (operation.Key.ToUpperInvariant() + " " + path.Key, operation.Value!.AsObject()));

    private static bool IsNumber(JsonObject operation, string parameter)
        => operation["parameters"]?.AsArray().FirstOrDefault(known => (string?)known!["name"] == parameter)?["schema"]?["type"]?.ToString() == "integer";

    /// <summary>A body with an unknown field in every object that the description knows.</summary>
    private static JsonObject Probe(JsonObject document, JsonNode schema)
    {
        var probe = new JsonObject { [Unknown] = 1 };
        foreach (var (name, field) in Resolve(document, schema)["properties"]!.AsObject())
        {
            if (Resolve(document, field!)["properties"] is not null)
                probe[name] = Probe(document, field!);
        }

        return probe;
    }

    private static void Compare(JsonObject document, JsonNode schema, JsonObject errors, string path, string name)
    {
        var said = errors[path + Unknown]?[0]?.GetValue<string>();
        said.ShouldNotBeNull($"{name}: {path} {errors}");
        var properties = Resolve(document, schema)["properties"]!.AsObject();
        properties.Select(field => field.Key).ShouldBe(said[(said.LastIndexOf('：') + 1)..].Split('、'), ignoreOrder: true, $"{name} {path}");
        foreach (var (key, field) in properties)
        {
            if (Resolve(document, field!)["properties"] is not null)
                Compare(document, field!, errors, path + key + ".", name);
        }
    }

    private static JsonObject Resolve(JsonObject document, JsonNode schema)
    {
        if (schema["oneOf"] is JsonArray choices)
            return Resolve(document, choices.First(choice => (string?)choice!["type"] != "null")!);
        return schema["$ref"] is { } reference
            ? Resolve(document, document["components"]!["schemas"]![reference.GetValue<string>().Split('/')[^1]]!)
            : schema.AsObject();
    }

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@":\w+(?=\})", RegexOptions.None, 1000)]
    private static partial Regex Constraint();

    [GeneratedRegex(@"#/components/schemas/(?<name>[^""\\]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();
}
