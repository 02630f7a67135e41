using System.Net;
using System.Text.Json;
using PayHall.Testing;

namespace PayHall.Identity.Tests.Api;

/// <summary>Calls the API of accounts, roles and units as a signed-in person or as a machine client, and says what was answered.</summary>
internal sealed class ApiCaller(HttpClient client, string? token = null) : IDisposable
{
    private const string Root = "api/identity/";

    public static async Task<ApiCaller> PersonAsync(TestHost host, string userName) => new(await host.SignInAsync(userName));

    /// <summary>A machine client of the unit's, made by the tenant's administrator.</summary>
    public static async Task<ApiCaller> MachineAsync(TestHost host, string clientId, string unit, string[] permissions, string? scope = null)
    {
        using var root = await host.SignInAsync("root");
        using var made = await root.SendAsync(Root + "clients/" + clientId, HttpMethod.Put, new { name = clientId, unit, scope = "OwnUnitAndBelow", permissions });
        var client = host.Anonymous();
        using var grant = await client.ConnectAsync(
            "token",
            [("grant_type", "client_credentials"), ("client_id", clientId), ("client_secret", (await made.JsonAsync()).GetProperty("clientSecret").GetString()!), .. scope is null ? Array.Empty<(string, string)>() : [("scope", scope)]]);
        return new ApiCaller(client, (await grant.JsonAsync()).GetProperty("access_token").GetString());
    }

    /// <summary>False for a machine client.</summary>
    public bool IsPerson => token is null;

    public Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string address) => CallAsync(HttpMethod.Get, address);

    public Task<(HttpStatusCode Status, JsonElement Body)> PutAsync(string address, object body) => CallAsync(HttpMethod.Put, address, body);

    public Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string address, object? body = null, string? key = null) => CallAsync(HttpMethod.Post, address, body, key);

    public Task<(HttpStatusCode Status, JsonElement Body)> DeleteAsync(string address) => CallAsync(HttpMethod.Delete, address);

    public async Task<(HttpStatusCode Status, JsonElement Body)> CallAsync(HttpMethod method, string address, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, Root + address);
        if (token is not null)
            request.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", token);
        else if (method != HttpMethod.Get)
            request.Headers.Add("RequestVerificationToken", (await (await client.GetAsync(Root + "antiforgery")).JsonAsync()).GetProperty("token").GetString());
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (body is not null)
            request.Content = System.Net.Http.Json.JsonContent.Create(body);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBeLessThan(500, $"{method} {address}: {text}");
        return (answer.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    public void Dispose() => client.Dispose();
}
