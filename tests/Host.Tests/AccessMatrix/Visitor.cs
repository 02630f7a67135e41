using System.Net;
using System.Net.Http.Headers;
using PayHall.Testing;

namespace PayHall.Host.Tests.AccessMatrix;

/// <summary>Somebody who tries every address: nobody, a person with a role, or a thief with another site's cookie or token.</summary>
internal sealed class Visitor(string name, HttpClient client) : IDisposable
{
    private string? formToken;

    /// <summary>Heads the visitor's column.</summary>
    public string Name => name;

    /// <summary>Sends an access token with each call, as a program does.</summary>
    public string? AccessToken { get; init; }

    /// <summary>Calls, with an empty form or body and a good antiforgery token.</summary>
    public async Task<HttpResponseMessage> CallAsync(RouteCall call, Func<string, string> value)
    {
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), call.Address(value));
        if (AccessToken is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", AccessToken);
        if (call.IsPage && call.Method == "POST")
            request.Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = await FormTokenAsync() });
        else if (call.Method is "POST" or "PUT" or "PATCH")
            request.Content = new StringContent("{}", new MediaTypeHeaderValue("application/json"));
        return await client.SendAsync(request);
    }

    /// <summary>True if the answer is a refusal: sign in first, or not allowed.</summary>
    public static bool IsRefusal(HttpResponseMessage answer)
    {
        if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            return true;
        return answer.StatusCode == HttpStatusCode.Redirect
            && answer.Headers.Location!.ToString().Contains("/Identity/SignIn", StringComparison.OrdinalIgnoreCase)
            && answer.Headers.Location.ToString().Contains("returnUrl=", StringComparison.OrdinalIgnoreCase);
    }

    public void Dispose() => client.Dispose();

    private async Task<string> FormTokenAsync()
    {
        if (formToken is not null)
            return formToken;
        foreach (var page in new[] { "Identity/ChangePassword", "Identity/SignIn" })
        {
            using var answer = await client.GetAsync(page);
            if (answer.StatusCode == HttpStatusCode.OK)
                return formToken = (await SignInForm.FieldsAsync(await answer.Content.ReadAsStringAsync()))["__RequestVerificationToken"];
        }

        throw new InvalidOperationException($"No form for {name}.");
    }
}
