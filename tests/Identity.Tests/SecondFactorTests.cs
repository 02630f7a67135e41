using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Settings;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests;

/// <summary>Two-step verification (I-12).</summary>
public sealed partial class SecondFactorTests
{
    private const string Page = "Identity/My/SecondFactor";

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task With_a_second_factor_the_password_alone_opens_nothing(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var (key, _) = await EnableAsync(host, "boss");
        using var client = host.Anonymous();

        using var first = await host.TryAsync(client, "boss", IdentityHost.Password);
        first.Headers.Location!.ToString().ShouldContain("/Identity/SignInCode");
        (await client.GetAsync("Identity/ChangePassword")).Headers.Location!.ToString().ShouldContain("/Identity/SignIn");
        (await CodeAsync(client, "000000")).ShouldContain("验证码不正确或已用过");
        (await CodeAsync(client, AuthenticatorApp.Code(key, 1))).ShouldBeEmpty();

        (await client.GetAsync("Identity/ChangePassword")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_audit WHERE action = 'Identity.SecondFactorRefused'")).ShouldBe(1);
        (await host.ScalarAsync<long>($"SELECT count(*) FROM identity_user_tokens WHERE value LIKE '%{key}%'")).ShouldBe(0);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_code_of_the_app_is_good_once(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var (key, _) = await EnableAsync(host, "boss");
        var code = AuthenticatorApp.Code(key, 1);
        using var one = await FirstStepAsync(host, "boss");
        using var two = await FirstStepAsync(host, "boss");

        (await CodeAsync(one, code)).ShouldBeEmpty();
        (await CodeAsync(two, code)).ShouldContain("验证码不正确或已用过");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_recovery_code_is_good_once_also_at_the_same_moment(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var (_, codes) = await EnableAsync(host, "boss");
        codes.Count.ShouldBe(10);
        var browsers = new List<HttpClient>();
        for (var i = 0; i < 3; i++)
            browsers.Add(await FirstStepAsync(host, "boss"));

        var answers = await Task.WhenAll(browsers.Select(browser => CodeAsync(browser, codes[3].ToLowerInvariant())));

        answers.Count(answer => answer.Length == 0).ShouldBe(1);
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_recovery_codes WHERE used_at IS NOT NULL")).ShouldBe(1);
        (await host.ScalarAsync<long>($"SELECT count(*) FROM identity_recovery_codes WHERE hash LIKE '%{codes[3]}%'")).ShouldBe(0);
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_audit WHERE action = 'Identity.RecoveryCodeUsed'")).ShouldBe(1);
        browsers.ForEach(browser => browser.Dispose());
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Wrong_codes_lock_the_account_although_the_password_was_right_each_time(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var (key, codes) = await EnableAsync(host, "boss");
        using var waiting = await FirstStepAsync(host, "boss");
        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var client = await FirstStepAsync(host, "boss");
            (await CodeAsync(client, "12345" + attempt.ToString(CultureInfo.InvariantCulture))).ShouldContain("验证码不正确或已用过");
        }

        var locked = await CodeAsync(waiting, AuthenticatorApp.Code(key, 1));
        locked.ShouldContain("验证码不正确或已用过");
        (await CodeAsync(waiting, codes[0])).ShouldBe(locked);
        using var again = host.Anonymous();
        using var refused = await host.TryAsync(again, "boss", IdentityHost.Password);
        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_recovery_codes WHERE used_at IS NOT NULL")).ShouldBe(0);
    }

    [Fact]
    public async Task The_second_step_is_over_after_five_minutes_and_after_a_change_of_the_account()
    {
        await using var host = await IdentityHost.StartAsync();
        var (key, codes) = await EnableAsync(host, "boss");
        using var late = await FirstStepAsync(host, "boss");
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        (await late.GetAsync("Identity/SignInCode")).Headers.Location!.ToString().ShouldContain("/Identity/SignIn");

        using var changed = await FirstStepAsync(host, "boss");
        var page = await changed.GetStringAsync("Identity/SignInCode");
        await host.ScalarAsync<long>("UPDATE identity_users SET security_stamp = 'another' WHERE user_name = 'boss'");
        using var answer = await changed.PostFormAsync("Identity/SignInCode", page, [("Input.Code", codes[0])]);
        answer.Headers.Location!.ToString().ShouldEndWith("/Identity/SignIn");
        key.Length.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task Setting_up_and_disabling_ask_for_the_password_and_end_the_other_sessions()
    {
        await using var host = await IdentityHost.StartAsync();
        using var other = await host.SignInAsync("boss");
        using var boss = await host.SignInAsync("boss");

        (await boss.SubmitAsync(Page + "?handler=Begin", ("Input.Password", "wrong"))).ShouldContain("登录密码不正确");
        (await boss.SubmitAsync(Page + "?handler=Confirm", ("Input.Code", "123456"))).ShouldContain("设置已超时");
        var (_, codes) = await EnableAsync(boss);
        (await other.GetAsync(Page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await boss.GetStringAsync(Page)).ShouldNotContain(codes[0]);

        (await boss.SubmitAsync(Page + "?handler=Disable", ("Input.Password", "wrong"))).ShouldContain("登录密码不正确");
        (await boss.SubmitAsync(Page + "?handler=Renew", ("Input.Password", IdentityHost.Password))).ShouldBeEmpty();
        (await CodesAsync(boss)).ShouldNotContain(codes[0]);
        (await boss.SubmitAsync(Page + "?handler=Disable", ("Input.Password", IdentityHost.Password))).ShouldBeEmpty();

        using var again = await host.SignInAsync("boss");
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_recovery_codes")).ShouldBe(0);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_administrator_resets_it_within_the_own_rights(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        await EnableAsync(host, "clerk");
        var id = await host.ScalarAsync<string>("SELECT id FROM identity_users WHERE user_name = 'clerk'");
        using var other = await host.SignInAsync("other");
        using var boss = await host.SignInAsync("boss");

        (await other.PostFormAsync("Identity/Accounts?handler=SecondFactor", await other.GetStringAsync("Identity/Accounts"), [("id", id!)])).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var page = await boss.GetStringAsync("Identity/Accounts?ask=second-factor&account=" + id);
        page.ShouldContain("的两步验证？");
        (await boss.PostFormAsync("Identity/Accounts?handler=SecondFactor", page, [("id", id!)])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var clerk = await host.SignInAsync("clerk");
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_audit WHERE action = 'Identity.SecondFactorReset' AND subject = 'account:clerk'")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Where_the_tenant_wants_it_administrators_set_it_up_before_anything_else(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var boss = await host.SignInAsync("boss");
        using var app = host.Anonymous();
        var (token, _) = await boss.AppAsync();
        (await boss.GetAsync("Identity/Accounts")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await host.InTenantAsync(IdentityHost.Tenant, services => services.GetRequiredService<ISettings<IdentitySettings>>()
            .SaveAsync(new IdentitySettings { SecondFactorForAdministrators = true }, default));

        (await boss.GetAsync("Identity/Accounts")).Headers.Location!.ToString().ShouldEndWith("/Identity/My/SecondFactor");
        (await boss.GetAsync("Identity/ChangePassword")).Headers.Location!.ToString().ShouldEndWith("/Identity/My/SecondFactor");
        using var refused = await app.CallAsync("api/identity/clients", token);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await refused.JsonAsync()).GetProperty("title").GetString()!.ShouldContain("两步验证");
        (await boss.GetStringAsync(Page)).ShouldContain("先设置两步验证");

        await EnableAsync(boss);

        (await boss.GetAsync("Identity/Accounts")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await boss.GetStringAsync(Page)).ShouldNotContain("先设置两步验证");
        (await boss.SubmitAsync(Page + "?handler=Disable", ("Input.Password", IdentityHost.Password))).ShouldBeEmpty();
        (await boss.GetAsync("Identity/Accounts")).Headers.Location!.ToString().ShouldEndWith("/Identity/My/SecondFactor");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Who_administers_nothing_or_shows_a_certificate_is_not_asked_for_it_and_anyone_may_leave(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        await host.InTenantAsync(IdentityHost.Tenant, services => services.GetRequiredService<ISettings<IdentitySettings>>()
            .SaveAsync(new IdentitySettings { SecondFactorForAdministrators = true }, default));
        using var clerk = await host.SignInAsync("clerk");
        (await clerk.GetAsync("Identity/ChangePassword")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var client = host.Anonymous();
        (await client.CallAsync("api/identity/clients", await client.ClientTokenAsync("trading", IdentityHost.ClientSecret))).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var other = await host.SignInAsync("other");
        (await other.GetAsync("Identity/Accounts")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await host.ScalarAsync<long>("UPDATE identity_users SET ca_required = TRUE WHERE user_name = 'other'");
        (await other.GetAsync("Identity/Accounts")).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var root = await host.SignInAsync("root");
        (await root.GetAsync("Identity/Settings")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await root.PostFormAsync("Identity/SignOut", await root.GetStringAsync(Page), []);
        (await root.GetAsync(Page)).Headers.Location!.ToString().ShouldContain("/Identity/SignIn");
    }

    private static async Task<(string Key, IReadOnlyList<string> Codes)> EnableAsync(TestHost host, string userName)
    {
        using var client = await host.SignInAsync(userName);
        return await EnableAsync(client);
    }

    private static async Task<(string Key, IReadOnlyList<string> Codes)> EnableAsync(HttpClient client)
    {
        (await client.SubmitAsync(Page + "?handler=Begin", ("Input.Password", IdentityHost.Password))).ShouldBeEmpty();
        var page = await client.GetStringAsync(Page);
        var key = Secret().Match(page).Groups["key"].Value;
        (await client.SubmitAsync(Page + "?handler=Confirm", ("Input.Code", AuthenticatorApp.Code(key, 0)))).ShouldBeEmpty();
        return (key, await CodesAsync(client));
    }

    private static async Task<IReadOnlyList<string>> CodesAsync(HttpClient client)
        => [.. Recovery().Matches(await client.GetStringAsync(Page)).Select(match => match.Groups["code"].Value)];

    private static async Task<HttpClient> FirstStepAsync(TestHost host, string userName)
    {
        var client = host.Anonymous();
        using var answer = await host.TryAsync(client, userName, IdentityHost.Password);
        answer.Headers.Location!.ToString().ShouldContain("/Identity/SignInCode");
        return client;
    }

    private static Task<string> CodeAsync(HttpClient client, string code) => client.SubmitAsync("Identity/SignInCode", ("Input.Code", code));

    [GeneratedRegex("""secret=(?<key>[A-Z2-7]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("""<li><code>(?<code>[A-Z2-9-]{19})</code></li>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Recovery();
}
