using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using PayHall.Testing;

namespace PayHall.Host.Tests;

/// <summary>Who is signed in to one organisation is nobody in another, whatever the browser sends along (P-01).</summary>
public sealed class SessionIsolationTests
{
    private const string Password = "Right#Pass-71";

    [Fact]
    public async Task Every_cookie_carries_the_tenants_name_and_path_and_does_nothing_in_another_tenant()
    {
        await using var host = await StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Address };
        var cookies = new Dictionary<string, string>(StringComparer.Ordinal);
        using var page = await SendAsync(client, cookies, HttpMethod.Get, "one/Identity/SignIn");
        var fields = await SignInForm.FieldsAsync(await page.Content.ReadAsStringAsync());
        fields["Input.UserName"] = "root";
        fields["Input.Password"] = Password;
        fields["CaptchaAnswer"] = await host.ReadCaptchaAsync("one", fields["CaptchaTicket"]);
        using var signedIn = await SendAsync(client, cookies, HttpMethod.Post, "one/Identity/SignIn", new FormUrlEncodedContent(fields));
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var language = await SendAsync(client, cookies, HttpMethod.Get, "one/language/en");

        cookies.Keys.ShouldContain(name => name.StartsWith("payhall.one.", StringComparison.Ordinal));
        cookies.Keys.ShouldContain("ph-form-one");
        cookies.Keys.ShouldContain("ph-lang-one");

        // The browser would not send them; a thief does.
        (await StatusAsync(client, cookies, "one/Identity/Accounts")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(client, cookies, "two/Identity/Accounts")).ShouldBe(HttpStatusCode.Redirect);
        var renamed = cookies.ToDictionary(cookie => cookie.Key.Replace(".one." + host.Tenants.Find("one")!.Settings.Id, ".two." + host.Tenants.Find("two")!.Settings.Id, StringComparison.Ordinal), cookie => cookie.Value);
        renamed.Keys.ShouldContain(name => name.StartsWith("payhall.two.", StringComparison.Ordinal));
        (await StatusAsync(client, renamed, "two/Identity/Accounts")).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_token_of_one_tenant_is_none_in_another()
    {
        await using var host = await StartAsync();
        using var client = host.CreateClient();
        using var answer = await client.PostAsync("one/connect/token", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "machine",
            ["client_secret"] = "0123456789abcdef0123456789abcdef",
        }));
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        (await WithTokenAsync(client, token, "one/api/settlement/invoices")).ShouldBe(HttpStatusCode.OK);
        (await WithTokenAsync(client, token, "two/api/settlement/invoices")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_form_with_a_character_that_no_database_keeps_is_refused()
    {
        await using var host = await StartAsync();
        using var client = host.CreateClient("one");
        var fields = await client.ReadFormAsync("Identity/SignIn");
        fields["Input.UserName"] = "ro\0ot";
        (await client.PostAsync("Identity/SignIn", new FormUrlEncodedContent(fields))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            parts.Add(new StringContent(value), name);
        (await client.PostAsync("Identity/SignIn", parts)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.GetAsync("Identity/SignIn?returnUrl=%00")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var token = await client.PostAsync("connect/token", new StringContent("grant_type=client_credentials&client_id=a%00&client_secret=b", new MediaTypeHeaderValue("application/x-www-form-urlencoded")));
        token.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_themes_layout_wins_over_the_one_that_all_share()
    {
        await using var host = await StartAsync();
        host.AddRecipe("bare", Recipe("\"Settlement\""));
        await host.CreateTenantAsync("bare", "bare");
        using var client = host.CreateClient();
        (await client.GetStringAsync("one/Identity/SignIn")).ShouldContain("/one/_content/PayHall.Themes.Exchange/logo.svg");
        (await client.GetStringAsync("bare/Identity/SignIn")).ShouldNotContain("PayHall.Themes.");
    }

    private static async Task<TestHost> StartAsync()
    {
        var host = await TestHost.StartAsync(settings: [("Identity:PasswordIterations", "1000")]);
        host.AddRecipe("people", Recipe("\"ExchangeTheme\", \"Settlement\""));
        await host.CreateTenantAsync("one", "people");
        await host.CreateTenantAsync("two", "people");
        return host;
    }

    private static string Recipe(string features) => $$"""
        { "steps": [
            { "name": "features", "enable": [{{features}}] },
            { "name": "organizations", "units": [{ "code": "EX", "name": "交易中心", "kind": "Exchange" }] },
            { "name": "roles", "roles": [{ "name": "租户管理员", "stereotype": "TenantAdministrator", "scope": "All", "type": "Management" }] },
            { "name": "users", "demo": true, "users": [{ "userName": "root", "displayName": "周正", "unit": "EX", "roles": ["TenantAdministrator"], "password": "{{Password}}" }] },
            { "name": "clients", "demo": true, "clients": [{ "clientId": "machine", "name": "交易系统", "unit": "EX", "scope": "All", "permissions": ["Settlement.ViewInvoices"], "secret": "0123456789abcdef0123456789abcdef" }] } ] }
        """;

    /// <summary>Sends the cookies as a browser at the tenant would, and keeps those that come back after checking their name and path.</summary>
    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, Dictionary<string, string> cookies, HttpMethod method, string address, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies.Select(cookie => cookie.Key + "=" + cookie.Value)));
        var answer = await client.SendAsync(request);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var parts = cookie.Split("; ");
            var (name, value) = (parts[0].Split('=', 2)[0], parts[0].Split('=', 2)[1]);
            name.Split('.', '-').ShouldContain("one", cookie);
            parts.ShouldContain("path=/one", cookie);
            parts.ShouldContain(part => part.Equals("httponly", StringComparison.OrdinalIgnoreCase), cookie);
            parts.ShouldContain(part => part.StartsWith("samesite=", StringComparison.OrdinalIgnoreCase), cookie);
            cookies[name] = value;
        }

        return answer;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, Dictionary<string, string> cookies, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => cookie.Key + "=" + cookie.Value)));
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> WithTokenAsync(HttpClient client, string? token, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
