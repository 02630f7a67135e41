using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests;

/// <summary>Tokens of machine clients and of people's apps (I-11).</summary>
public sealed class TokenTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_client_gets_a_token_for_its_secret_and_acts_with_its_permissions(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var client = host.Anonymous();

        using var answer = await AskAsync(client, ("grant_type", "client_credentials"), ("client_id", "trading"), ("client_secret", IdentityHost.ClientSecret));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var token = await ReadAsync(answer);
        token.GetProperty("token_type").GetString().ShouldBe("Bearer");
        token.GetProperty("expires_in").GetInt32().ShouldBePositive();
        using var units = await GetAsync(client, "api/identity/units", token.GetProperty("access_token").GetString());
        (await ReadAsync(units)).GetProperty("items").GetArrayLength().ShouldBe(4);
        using var page = await GetAsync(client, "api/identity/units?limit=3", token.GetProperty("access_token").GetString());
        (await ReadAsync(page)).GetProperty("next").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Wrong_requests_are_answered_as_the_standard_says()
    {
        await using var host = await IdentityHost.StartAsync();
        using var client = host.Anonymous();

        await RefusedAsync(client, 401, "invalid_client", ("grant_type", "client_credentials"), ("client_id", "trading"), ("client_secret", "wrong"));
        await RefusedAsync(client, 401, "invalid_client", ("grant_type", "client_credentials"), ("client_id", "nobody"), ("client_secret", IdentityHost.ClientSecret));
        await RefusedAsync(client, 401, "invalid_client", ("grant_type", "client_credentials"));
        await RefusedAsync(client, 400, "unsupported_grant_type", ("grant_type", "password"), ("username", "boss"), ("password", IdentityHost.Password));
        await RefusedAsync(client, 400, "invalid_request", ("client_id", "trading"));
        await RefusedAsync(client, 400, "invalid_scope", ("grant_type", "client_credentials"), ("client_id", "trading"), ("client_secret", IdentityHost.ClientSecret), ("scope", "Identity.ManageRoles"));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Malformed_requests_are_invalid_whatever_is_wrong_with_them(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var client = host.Anonymous();
        (string, string) grant = ("grant_type", "client_credentials"), id = ("client_id", "trading"), secret = ("client_secret", IdentityHost.ClientSecret);
        await RefusedAsync(client, 400, "invalid_request", grant, ("client_id", "trad\0ing"), secret);
        await RefusedAsync(client, 400, "invalid_request", grant, id, ("client_secret", "a\0"));
        await RefusedAsync(client, 400, "invalid_request", grant, id, secret, ("scope", "\0"));
        await RefusedAsync(client, 400, "invalid_request", grant, id, secret, ("no\0name", "x"));
        await RefusedAsync(client, 400, "invalid_request", grant, ("client_id", new string('a', 1025)), secret);
        await RefusedAsync(client, 400, "invalid_request", grant, id, ("client_secret", new string('a', 1025)));
        await RefusedAsync(client, 400, "invalid_request", grant, id, secret, ("scope", new string('a', 1025)));
        await RefusedAsync(client, 400, "invalid_request", (new string('g', 1025), "x"), grant, id, secret);
        await RefusedAsync(client, 400, "invalid_request", grant, grant, id, secret);
        await RefusedAsync(client, 400, "invalid_request", grant, id, id, secret);
        await RefusedAsync(client, 401, "invalid_client", grant, ("client_id", new string('a', 1024)), secret);
        using var multipart = new MultipartFormDataContent { { new StringContent("client_credentials"), "grant_type" } };
        (await client.PostAsync("connect/token", multipart)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var basic = new HttpRequestMessage(HttpMethod.Post, "connect/token") { Content = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "client_credentials")]) };
        basic.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("trad\0ing:" + IdentityHost.ClientSecret)));
        using var answer = await client.SendAsync(basic);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ReadAsync(answer)).GetProperty("error").GetString().ShouldBe("invalid_request");
        await RefusedNothingAsync(client, grant, id, secret);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Refused_requests_are_in_the_audit_trail_with_their_reason_and_without_what_was_sent(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var client = host.Anonymous();
        for (var attempt = 0; attempt < 5; attempt++)
            await RefusedAsync(client, 401, "invalid_client", ("grant_type", "client_credentials"), ("client_id", "trading"), ("client_secret", "Typed#Secret-1"));
        await RefusedAsync(client, 401, "invalid_client", ("grant_type", "client_credentials"), ("client_id", IdentityHost.ClientSecret), ("client_secret", "trading"));
        await host.ScalarAsync<long>("UPDATE identity_clients SET enabled = FALSE");
        await RefusedAsync(client, 401, "invalid_client", ("grant_type", "client_credentials"), ("client_id", "trading"), ("client_secret", IdentityHost.ClientSecret));
        using var boss = await host.SignInAsync("boss");
        var (_, refresh) = await boss.AppAsync(new { name = "对账助手" });
        (await client.RenewAsync(refresh)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await RefusedAsync(client, 400, "invalid_grant", ("grant_type", "refresh_token"), ("refresh_token", refresh));
        await RefusedAsync(client, 400, "invalid_grant", ("grant_type", "refresh_token"), ("refresh_token", refresh));
        await RefusedAsync(client, 400, "invalid_grant", ("grant_type", "refresh_token"), ("refresh_token", "Made#Up-Token"));

        using var root = await host.SignInAsync("root");
        var trail = await ExportedFile.GetAsync(root, "Identity/Audit?action=Identity.TokenRefused", "csv");
        trail.Column("操作").ShouldAllBe(action => action == "接口令牌请求被拒绝");
        trail.Column("结果").ShouldAllBe(result => result == "被拒绝");
        string[] subjects = ["网络地址 127.0.0.1", "账号 boss", "账号 boss", "接口客户端 trading", "网络地址 127.0.0.1", "接口客户端 trading", "接口客户端 trading", "接口客户端 trading"];
        string[] reasons = ["UnknownToken\",\"attempts\":1", "Reused\",\"attempts\":2", "Reused\",\"attempts\":1", "ClientDisabled\",\"attempts\":1", "UnknownClient\",\"attempts\":1", "WrongSecret\",\"attempts\":4", "WrongSecret\",\"attempts\":2", "WrongSecret\",\"attempts\":1"];
        trail.Column("对象").ShouldBe(subjects);
        foreach (var (state, reason) in trail.Column("变更后").Zip(reasons))
            state.ShouldContain(reason);
        foreach (var secret in (string[])["Typed#Secret-1", IdentityHost.ClientSecret, refresh, "Made#Up-Token"])
            (await host.ScalarAsync<long>($"SELECT count(*) FROM identity_audit WHERE state_after LIKE '%{secret}%' OR state_before LIKE '%{secret}%' OR subject LIKE '%{secret}%'")).ShouldBe(0, secret);
        (await ExportedFile.GetAsync(boss, "Identity/Audit?action=Identity.TokenRefused", "csv")).Column("对象").ShouldBe(["账号 boss", "账号 boss"]);
    }

    [Fact]
    public async Task The_token_endpoint_takes_posts_only()
    {
        await using var host = await IdentityHost.StartAsync();
        using var client = host.Anonymous();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Options })
        {
            using var request = new HttpRequestMessage(method, "connect/token?grant_type=client_credentials");
            using var answer = await client.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed, method.Method);
            answer.Content.Headers.Allow.ShouldBe(["POST"]);
        }
    }

    [Fact]
    public async Task A_client_may_show_its_secret_in_the_header_and_narrow_its_scope()
    {
        await using var host = await IdentityHost.StartAsync();
        using var client = host.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Post, "connect/token")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "client_credentials"), KeyValuePair.Create("scope", "Identity.ViewAccounts")]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("trading:" + IdentityHost.ClientSecret)));

        using var answer = await client.SendAsync(request);

        var token = await ReadAsync(answer);
        token.GetProperty("scope").GetString().ShouldBe("Identity.ViewAccounts");
        using var refused = await GetAsync(client, "api/identity/units", token.GetProperty("access_token").GetString());
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        refused.Headers.WwwAuthenticate.ToString().ShouldContain("insufficient_scope");
    }

    [Fact]
    public async Task Api_calls_without_a_valid_token_get_401_and_no_redirect()
    {
        await using var host = await IdentityHost.StartAsync();
        using var client = host.Anonymous();

        foreach (var token in new[] { null, "made-up" })
        {
            using var answer = await GetAsync(client, "api/identity/units", token);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            answer.Headers.WwwAuthenticate.ToString().ShouldStartWith("Bearer");
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_revoked_clients_token_is_refused_at_once(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var client = host.Anonymous();
        var token = await ClientTokenAsync(client);

        await SqlAsync(host, "UPDATE identity_clients SET version = version + 1");

        (await GetAsync(client, "api/identity/units", token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_is_good_for_its_time_only()
    {
        await using var host = await IdentityHost.StartAsync();
        using var client = host.Anonymous();
        var token = await ClientTokenAsync(client);

        host.Clock.Advance(TimeSpan.FromMinutes(61));

        (await GetAsync(client, "api/identity/units", token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("Identity/Accounts")]
    [InlineData("Identity/My")]
    [InlineData("Identity/ChangePassword")]
    public async Task A_token_opens_no_page_where_it_would_be_worth_more_than_it_says(string page)
    {
        await using var host = await IdentityHost.StartAsync();
        using var boss = await host.SignInAsync("boss");
        using var app = host.Anonymous();
        var (access, _) = await boss.AppAsync(new { scope = "Identity.ViewAccounts" });
        (await app.CallAsync("api/identity/accounts", access)).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var answer = await app.CallAsync(page, access);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldContain("/Identity/SignIn");
        using var machine = await app.CallAsync(page, await app.ClientTokenAsync("trading", IdentityHost.ClientSecret));
        machine.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var posted = await app.CallAsync("Identity/ChangePassword", access, HttpMethod.Post);
        posted.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_token_that_is_asked_for_while_the_session_ends_is_not_issued(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var boss = await host.SignInAsync("boss");
        await host.AsAsync("boss", async services =>
        {
            var current = services.GetRequiredService<Access.CurrentSession>();
            (current.SessionId, current.SecurityStamp) = (await host.ScalarAsync<string>("SELECT max(id) FROM identity_sessions"), await host.ScalarAsync<string>("SELECT security_stamp FROM identity_users WHERE user_name = 'boss'"));
            var tokens = services.GetRequiredService<Tokens.PersonTokens>();
            await tokens.IssueAsync(new Tokens.AppRequest(null, null, "test"), default);
            await host.ScalarAsync<long>("UPDATE identity_sessions SET ended_at = 1");
            await Should.ThrowAsync<Tokens.CookieSessionRequiredException>(tokens.IssueAsync(new Tokens.AppRequest(null, null, "test"), default));
        });
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_token_families")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_signed_in_person_gets_a_token_that_ends_with_the_session(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var root = await host.SignInAsync("root");
        using var app = host.Anonymous();
        (await root.PostAsync("api/identity/tokens", null)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        using var answer = await TokenAsync(root);
        var token = (await ReadAsync(answer)).GetProperty("access_token").GetString();
        (await GetAsync(app, "api/identity/units", token)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await root.PostFormAsync("Identity/SignOut", await root.GetStringAsync("Identity/ChangePassword"), []);
        (await GetAsync(app, "api/identity/units", token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_begets_no_token_and_opens_no_other_tenant()
    {
        await using var host = await IdentityHost.StartAsync();
        await host.CreateTenantAsync("twin", "people");
        using var client = host.Anonymous();
        using var twin = host.CreateClient("twin");
        var token = await ClientTokenAsync(client);

        using var request = new HttpRequestMessage(HttpMethod.Post, "api/identity/tokens");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        (await client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await GetAsync(twin, "api/identity/units", token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<string?> ClientTokenAsync(HttpClient client)
    {
        using var answer = await AskAsync(client, ("grant_type", "client_credentials"), ("client_id", "trading"), ("client_secret", IdentityHost.ClientSecret));
        return (await ReadAsync(answer)).GetProperty("access_token").GetString();
    }

    private static async Task<HttpResponseMessage> TokenAsync(HttpClient client)
    {
        var antiforgery = await ReadAsync(await client.GetAsync("api/identity/antiforgery"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/identity/tokens");
        request.Headers.Add("RequestVerificationToken", antiforgery.GetProperty("token").GetString());
        return await client.SendAsync(request);
    }

    private static async Task RefusedAsync(HttpClient client, int status, string error, params (string Key, string Value)[] fields)
    {
        using var answer = await AskAsync(client, fields);
        ((int)answer.StatusCode).ShouldBe(status);
        (await ReadAsync(answer)).GetProperty("error").GetString().ShouldBe(error);
    }

    private static async Task RefusedNothingAsync(HttpClient client, params (string Key, string Value)[] fields)
    {
        using var answer = await AskAsync(client, fields);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, params (string Key, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Key, field.Value)));
        return await client.PostAsync("connect/token", form);
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpClient client, string address, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await client.SendAsync(request);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
        => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    private static Task SqlAsync(TestHost host, string sql)
        => host.InTenantAsync(IdentityHost.Tenant, services => services.GetRequiredService<ITenantWriter>().ExecuteAsync(
            (tx, _) => tx.Connection.ExecuteAsync(sql, null, tx.Transaction), CancellationToken.None));
}
