using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using PayHall.Testing;

namespace PayHall.Settlement.Tests.Api;

/// <summary>A caller of a tenant's settlement API with a bearer token.</summary>
internal sealed class ApiCaller(HttpClient client)
{
    /// <summary>The trading system, with all it was granted or only a scope of it.</summary>
    public static async Task<ApiCaller> MachineAsync(TestHost host, string tenant, string? scope = null)
    {
        var client = host.CreateClient(tenant);
        var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = "trading", ["client_secret"] = ApiHost.ClientSecret };
        if (scope is not null)
            form["scope"] = scope;
        using var answer = await client.PostAsync("connect/token", new FormUrlEncodedContent(form));
        return await WithTokenAsync(client, answer);
    }

    /// <summary>A person: signs in as a browser does and changes the session for a token.</summary>
    public static async Task<ApiCaller> PersonAsync(TestHost host, string tenant, string userName)
    {
        using var browser = await host.SignInAsync(tenant, userName, ApiHost.Password);
        var antiforgery = await browser.GetFromJsonAsync<JsonElement>("api/identity/antiforgery");
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/identity/tokens");
        request.Headers.Add("RequestVerificationToken", antiforgery.GetProperty("token").GetString());
        using var answer = await browser.SendAsync(request);
        return await WithTokenAsync(host.CreateClient(tenant), answer);
    }

    /// <summary>The same token at another tenant's address, or none.</summary>
    public ApiCaller At(TestHost host, string tenant, bool withToken = true)
    {
        var other = host.CreateClient(tenant);
        other.DefaultRequestHeaders.Authorization = withToken ? client.DefaultRequestHeaders.Authorization : null;
        return new ApiCaller(other);
    }

    public Task<ApiAnswer> GetAsync(string address) => SendAsync(HttpMethod.Get, address, null, null);

    public Task<ApiAnswer> PutAsync(string address, object body) => SendAsync(HttpMethod.Put, address, body, null);

    public Task<ApiAnswer> PostAsync(string address, object body, string? key = null) => SendAsync(HttpMethod.Post, address, body, key);

    private async Task<ApiAnswer> SendAsync(HttpMethod method, string address, object? body, string? key)
    {
        using var request = new HttpRequestMessage(method, "api/settlement/" + address) { Content = body is null ? null : JsonContent.Create(body) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await client.SendAsync(request);
        return new ApiAnswer((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType ?? "", await answer.Content.ReadAsStringAsync());
    }

    private static async Task<ApiCaller> WithTokenAsync(HttpClient client, HttpResponseMessage answer)
    {
        var token = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("access_token").GetString());
        return new ApiCaller(client);
    }
}
