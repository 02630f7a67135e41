using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace PayHall.Identity.Tests;

/// <summary>Calls the API and the token endpoints as other systems and people's apps do.</summary>
internal static class Calls
{
    /// <summary>Asks the token endpoint.</summary>
    public static Task<HttpResponseMessage> ConnectAsync(this HttpClient client, string endpoint, params (string Key, string Value)[] fields)
        => client.PostAsync("connect/" + endpoint, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Key, field.Value))));

    /// <summary>A machine client's token, or an exception.</summary>
    public static async Task<string> ClientTokenAsync(this HttpClient client, string clientId, string secret)
    {
        using var answer = await client.ConnectAsync("token", ("grant_type", "client_credentials"), ("client_id", clientId), ("client_secret", secret));
        return (await answer.JsonAsync()).GetProperty("access_token").GetString()!;
    }

    /// <summary>Exchanges a refresh token.</summary>
    public static Task<HttpResponseMessage> RenewAsync(this HttpClient client, string refreshToken, params (string Key, string Value)[] more)
        => client.ConnectAsync("token", [("grant_type", "refresh_token"), ("refresh_token", refreshToken), .. more]);

    /// <summary>Tokens for an app of the person who is signed in.</summary>
    public static async Task<(string Access, string Refresh)> AppAsync(this HttpClient browser, object? body = null)
    {
        using var answer = await browser.SendAsync("api/identity/tokens", HttpMethod.Post, body);
        return Pair(await answer.JsonAsync());
    }

    /// <summary>The pair in an answer.</summary>
    public static (string Access, string Refresh) Pair(JsonElement answer)
        => (answer.GetProperty("access_token").GetString()!, answer.GetProperty("refresh_token").GetString()!);

    /// <summary>A call with a bearer token.</summary>
    public static async Task<HttpResponseMessage> CallAsync(this HttpClient client, string address, string token, HttpMethod? method = null, object? body = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        return await client.SendAsync(request);
    }

    /// <summary>A writing call from a signed-in browser, with the antiforgery header.</summary>
    public static async Task<HttpResponseMessage> SendAsync(this HttpClient browser, string address, HttpMethod method, object? body)
    {
        var antiforgery = await (await browser.GetAsync("api/identity/antiforgery")).JsonAsync();
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Add("RequestVerificationToken", antiforgery.GetProperty("token").GetString());
        if (body is not null)
            request.Content = JsonContent.Create(body);
        return await browser.SendAsync(request);
    }

    /// <summary>The JSON of an answer.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer)
        => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
}
