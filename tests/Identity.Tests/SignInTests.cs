using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests;

/// <summary>Sign-in, captcha, lockout and sessions (S-01, I-03, I-04, I-05).</summary>
public sealed class SignInTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Five_wrong_passwords_lock_until_the_next_local_day(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        // 22:30 in Shanghai.
        host.Clock.SetTo(new DateTimeOffset(2026, 11, 20, 14, 30, 0, TimeSpan.Zero));
        for (var attempt = 0; attempt < 5; attempt++)
            (await RefusalAsync(host, "boss", "wrong")).ShouldContain("用户名或密码不正确");

        using var client = host.Anonymous();
        (await host.TryAsync(client, "boss", IdentityHost.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromMinutes(85));
        (await host.TryAsync(client, "boss", IdentityHost.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        (await host.TryAsync(client, "boss", IdentityHost.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_right_password_forgets_the_wrong_ones_before_it()
    {
        await using var host = await IdentityHost.StartAsync();
        for (var round = 0; round < 3; round++)
        {
            for (var attempt = 0; attempt < 4; attempt++)
                await RefusalAsync(host, "boss", "wrong");
            using var client = await host.SignInAsync("boss");
        }
    }

    [Fact]
    public async Task Many_guesses_at_the_same_moment_are_no_more_than_five()
    {
        await using var host = await IdentityHost.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => RefusalAsync(host, "boss", "wrong")));

        var (count, end) = await host.InTenantAsync(IdentityHost.Tenant, services => services.GetRequiredService<ITenantWriter>().ExecuteAsync(
            (tx, _) => tx.Connection.QuerySingleAsync<(long, long?)>("SELECT access_failed_count, lockout_end FROM identity_users WHERE user_name = 'boss'", null, tx.Transaction),
            CancellationToken.None));
        count.ShouldBe(5);
        end.ShouldNotBeNull();
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Many_right_passwords_at_the_same_moment_all_sign_in(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var statuses = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            using var client = host.Anonymous();
            return (await host.TryAsync(client, "boss", IdentityHost.Password)).StatusCode;
        }));
        statuses.ShouldAllBe(status => status == HttpStatusCode.Redirect);
        (await host.ScalarAsync<long>("SELECT access_failed_count FROM identity_users WHERE user_name = 'boss'")).ShouldBe(0);
    }

    [Fact]
    public async Task The_way_to_the_sign_in_page_is_a_path_whatever_host_the_request_names()
    {
        await using var host = await IdentityHost.StartAsync();
        using var client = host.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, "Identity/Accounts?keyword=a%26b");
        request.Headers.Host = "evil.example";
        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.GetValues("Location").Single().ShouldBe("/hall/Identity/SignIn?returnUrl=%2Fhall%2FIdentity%2FAccounts%3Fkeyword%3Da%2526b");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_account_form_with_an_impossible_day_comes_back_with_it(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var clerk = await host.ScalarAsync<string>("SELECT id FROM identity_users WHERE user_name = 'clerk'");
        using var boss = await host.SignInAsync("boss");
        foreach (var day in new[] { "0001-01-01", "9999-12-31", "abc", "2026/13/01" })
        {
            var form = await boss.ReadFormAsync("Identity/Accounts/Edit?id=" + clerk, "main form");
            (form["Input.DisplayName"], form["Input.ValidTo"]) = ("别的名字", day);
            using var answer = await boss.PostAsync("Identity/Accounts/Edit?id=" + clerk, new FormUrlEncodedContent(form));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, day);
            var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            html.ShouldContain("id=\"Input_ValidTo-error\"", customMessage: day);
            html.ShouldContain("value=\"别的名字\"", customMessage: day);
        }

        (await host.ScalarAsync<string>("SELECT display_name FROM identity_users WHERE user_name = 'clerk'")).ShouldBe("陈静怡");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_unknown_name_a_wrong_password_and_a_locked_account_are_answered_alike(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        for (var attempt = 0; attempt < 5; attempt++)
            await RefusalAsync(host, "clerk", "wrong");

        var wrong = await RefusalAsync(host, "boss", "wrong");
        var unknown = await RefusalAsync(host, "nobody", "wrong");
        var locked = await RefusalAsync(host, "clerk", IdentityHost.Password);

        unknown.ShouldBe(wrong);
        locked.ShouldBe(wrong);
    }

    [Fact]
    public async Task That_an_account_is_disabled_is_told_only_to_who_knows_its_password()
    {
        await using var host = await IdentityHost.StartAsync();
        await SqlAsync(host, "UPDATE identity_users SET enabled = FALSE WHERE user_name = 'boss'");

        (await RefusalAsync(host, "boss", "wrong")).ShouldContain("用户名或密码不正确");
        (await RefusalAsync(host, "boss", IdentityHost.Password)).ShouldContain("这个账号已停用");
    }

    [Fact]
    public async Task An_account_is_good_on_the_days_of_its_validity_only()
    {
        await using var host = await IdentityHost.StartAsync();
        await SqlAsync(host, "UPDATE identity_users SET valid_to = 20261119 WHERE user_name = 'boss'");
        host.Clock.SetTo(new DateTimeOffset(2026, 11, 20, 4, 0, 0, TimeSpan.Zero));

        (await RefusalAsync(host, "boss", IdentityHost.Password)).ShouldContain("2026-11-19");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_captcha_counts_once_whether_right_or_wrong(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var client = host.Anonymous();
        var page = await client.GetStringAsync("Identity/SignIn");
        var answer = await host.ReadCaptchaAsync(IdentityHost.Tenant, Forms.HiddenValue(page, "CaptchaTicket"));
        var ticket = Forms.HiddenValue(page, "CaptchaTicket");

        (await SendAsync(client, page, ticket, "????")).ShouldContain("验证码不正确或已过期");
        (await SendAsync(client, page, ticket, answer)).ShouldContain("验证码不正确或已过期");
    }

    [Fact]
    public async Task A_captcha_expires_after_two_minutes_and_is_not_bound_to_case()
    {
        await using var host = await IdentityHost.StartAsync();
        using var client = host.Anonymous();
        var page = await client.GetStringAsync("Identity/SignIn");
        var answer = await host.ReadCaptchaAsync(IdentityHost.Tenant, Forms.HiddenValue(page, "CaptchaTicket"));
        (await SendAsync(client, page, Forms.HiddenValue(page, "CaptchaTicket"), answer.ToLowerInvariant())).ShouldBeEmpty();

        using var second = host.Anonymous();
        page = await second.GetStringAsync("Identity/SignIn");
        answer = await host.ReadCaptchaAsync(IdentityHost.Tenant, Forms.HiddenValue(page, "CaptchaTicket"));
        host.Clock.Advance(TimeSpan.FromSeconds(121));
        (await SendAsync(second, page, Forms.HiddenValue(page, "CaptchaTicket"), answer)).ShouldContain("验证码不正确或已过期");
    }

    [Fact]
    public async Task The_captcha_picture_holds_no_text()
    {
        await using var host = await IdentityHost.StartAsync();
        using var client = host.Anonymous();
        var page = await client.GetStringAsync("Identity/SignIn");
        var answer = await host.ReadCaptchaAsync(IdentityHost.Tenant, Forms.HiddenValue(page, "CaptchaTicket"));

        var picture = await client.GetAsync("Identity/Captcha/Image?ticket=" + Uri.EscapeDataString(Forms.HiddenValue(page, "CaptchaTicket")));

        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        var svg = await picture.Content.ReadAsStringAsync();
        svg.ShouldNotContain("<text");
        svg.ShouldNotContain(answer);
        (await client.GetAsync("Identity/Captcha/Image?ticket=made-up")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_initial_password_has_to_be_changed_before_anything_else(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var client = host.Anonymous();
        using var answer = await host.TryAsync(client, "fresh", "Ha@654321");
        answer.Headers.Location!.ToString().ShouldEndWith("/Identity/ChangePassword");

        (await client.GetAsync("Identity/ChangePaymentPassword")).Headers.Location!.ToString().ShouldEndWith("/Identity/ChangePassword");
        (await client.GetAsync("api/identity/antiforgery")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ChangeAsync(client, "Ha@654321", "Ha@654321")).ShouldContain("新密码不能与原密码相同");
        (await ChangeAsync(client, "Ha@654321", "short")).ShouldContain("密码须含有数字");
        (await ChangeAsync(client, "Ha@654321", "Fresh-Start-9")).ShouldContain("密码不能包含用户名");
        (await ChangeAsync(client, "Ha@654321", "P@ssw0rd123")).ShouldContain("这个密码太常见");
        (await ChangeAsync(client, "wrong", "Blue-Harbor-9")).ShouldContain("登录密码不正确");
        (await ChangeAsync(client, "Ha@654321", "Blue-Harbor-9")).ShouldBeEmpty();

        (await client.GetAsync("Identity/ChangePaymentPassword")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_changed_password_ends_the_other_sessions_at_their_next_request(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var here = await host.SignInAsync("boss");
        using var there = await host.SignInAsync("boss");

        (await ChangeAsync(here, IdentityHost.Password, "Blue-Harbor-9")).ShouldBeEmpty();

        (await here.GetAsync("Identity/Accounts")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await there.GetAsync("Identity/Accounts")).Headers.Location!.ToString().ShouldContain("/Identity/SignIn");
        using var again = await host.SignInAsync("boss", "Blue-Harbor-9");
    }

    [Fact]
    public async Task A_session_ends_after_thirty_idle_minutes_and_after_twelve_hours_in_any_case()
    {
        await using var host = await IdentityHost.StartAsync();
        using var idle = await host.SignInAsync("boss");
        using var busy = await host.SignInAsync("clerk");
        for (var step = 0; step < 29; step++)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(24));
            (await busy.GetAsync("Identity/ChangePassword")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await idle.GetAsync("Identity/ChangePassword")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        host.Clock.Advance(TimeSpan.FromMinutes(25));
        (await busy.GetAsync("Identity/ChangePassword")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server()
    {
        await using var host = await IdentityHost.StartAsync();
        using var client = await host.SignInAsync("boss");
        var page = await client.GetAsync("Identity/ChangePassword");
        await client.PostFormAsync("Identity/SignOut", await page.Content.ReadAsStringAsync(), []);
        (await client.GetAsync("Identity/ChangePassword")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var ended = await host.InTenantAsync(IdentityHost.Tenant, services => services.GetRequiredService<ITenantWriter>().ExecuteAsync(
            (tx, _) => tx.Connection.ExecuteScalarAsync<long>("SELECT count(*) FROM identity_sessions WHERE ended_at IS NOT NULL", null, tx.Transaction),
            CancellationToken.None));
        ended.ShouldBe(1);
    }

    [Fact]
    public async Task An_address_that_keeps_failing_has_to_wait()
    {
        await using var host = await IdentityHost.StartAsync();
        using var client = host.Anonymous();
        for (var attempt = 0; attempt < 50; attempt++)
            await host.TryAsync(client, "nobody" + attempt, "wrong");

        (await host.TryAsync(client, "boss", IdentityHost.Password)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        host.Clock.Advance(TimeSpan.FromMinutes(20));
        (await host.TryAsync(client, "boss", IdentityHost.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Return_addresses_are_local_only()
    {
        await using var host = await IdentityHost.StartAsync();
        using var client = host.Anonymous();
        var page = await client.GetStringAsync("Identity/SignIn?returnUrl=https%3A%2F%2Fevil.example%2F");

        using var answer = await client.PostFormAsync("Identity/SignIn?returnUrl=https%3A%2F%2Fevil.example%2F", page, [
            ("Input.UserName", "boss"), ("Input.Password", IdentityHost.Password),
            ("CaptchaTicket", Forms.HiddenValue(page, "CaptchaTicket")), ("CaptchaAnswer", await host.ReadCaptchaAsync(IdentityHost.Tenant, Forms.HiddenValue(page, "CaptchaTicket")))]);

        answer.Headers.Location!.ToString().ShouldBe("/hall/");
    }

    private static async Task<string> RefusalAsync(TestHost host, string userName, string password)
    {
        using var client = host.Anonymous();
        using var answer = await host.TryAsync(client, userName, password);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return Forms.Alert(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> SendAsync(HttpClient client, string page, string ticket, string answer)
    {
        using var reply = await client.PostFormAsync("Identity/SignIn", page, [
            ("Input.UserName", "boss"), ("Input.Password", IdentityHost.Password), ("CaptchaTicket", ticket), ("CaptchaAnswer", answer)]);
        return reply.StatusCode == HttpStatusCode.Redirect ? "" : Forms.Alert(await reply.Content.ReadAsStringAsync());
    }

    private static Task<string> ChangeAsync(HttpClient client, string current, string password)
        => client.SubmitAsync("Identity/ChangePassword", ("Input.Current", current), ("Input.New", password), ("Input.Repeated", password));

    private static Task SqlAsync(TestHost host, string sql)
        => host.InTenantAsync(IdentityHost.Tenant, services => services.GetRequiredService<ITenantWriter>().ExecuteAsync(
            (tx, _) => tx.Connection.ExecuteAsync(sql, null, tx.Transaction), CancellationToken.None));
}
