using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Identity.Settings;
using PayHall.Settings;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests;

/// <summary>The tenant's own settings: checked, recorded, in force at once (P-05, I-03, I-04, I-05).</summary>
public sealed class SettingsTests
{
    private const string Security = "Identity/Settings/Security";
    private const string Site = "Identity/Settings";

    // 1 × 1 is too small, so a PNG header that says 64 × 48; nobody decodes it here.
    private static byte[] Png(byte width = 64, byte height = 48)
        => [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 0, width, 0, 0, 0, height, 8, 6, 0, 0, 0, 0, 0, 0, 0, 0];

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Another_way_to_lock_holds_from_the_next_attempt_and_is_recorded(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var root = await host.SignInAsync("root");

        (await SaveAsync(root, Security, "#security", ("Input.Lockout", "FifteenMinutes"))).ShouldBeEmpty();

        using var client = host.Anonymous();
        (await client.GetStringAsync("Identity/SignIn")).ShouldContain("账号锁定 15 分钟");
        for (var attempt = 0; attempt < 5; attempt++)
            await host.TryAsync(client, "boss", "wrong");
        (await host.TryAsync(client, "boss", IdentityHost.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        (await host.TryAsync(client, "boss", IdentityHost.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await host.ScalarAsync<string>("SELECT state_before FROM identity_audit WHERE action = 'Settings.Changed'")).ShouldBe("""{"lockout":"UntilNextDay"}""");
        (await host.ScalarAsync<string>("SELECT state_after FROM identity_audit WHERE action = 'Settings.Changed'")).ShouldBe("""{"lockout":"FifteenMinutes"}""");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Idle_time_password_rule_and_refused_words_hold_at_once(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var root = await host.SignInAsync("root");
        using var boss = await host.SignInAsync("boss");
        (await SaveAsync(root, Security, "#security", ("Input.IdleMinutes", "10"), ("Input.Policy", "Length"), ("Input.RefusedWords", "cloudridge"))).ShouldBeEmpty();

        (await boss.SubmitAsync("Identity/ChangePassword", ("Input.Current", IdentityHost.Password), ("Input.New", "Blue-Harbor-9"), ("Input.Repeated", "Blue-Harbor-9"))).ShouldContain("密码至少 15 个字符");
        (await boss.SubmitAsync("Identity/ChangePassword", ("Input.Current", IdentityHost.Password), ("Input.New", "walking to cloudridge"), ("Input.Repeated", "walking to cloudridge"))).ShouldContain("这个密码太常见或含有单位名称");
        (await boss.SubmitAsync("Identity/ChangePassword", ("Input.Current", IdentityHost.Password), ("Input.New", "walking to the sea"), ("Input.Repeated", "walking to the sea"))).ShouldBeEmpty();
        (await boss.GetAsync("Identity/ChangePassword")).StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        (await boss.GetAsync("Identity/ChangePassword")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Without_a_captcha_the_limit_has_to_be_narrow_and_then_holds(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var root = await host.SignInAsync("root");
        (await SaveAsync(root, Security, "#security", ("Input.Captcha", "false"))).ShouldContain("次数上限是仅剩的防猜手段");
        (await host.Anonymous().GetStringAsync("Identity/SignIn")).ShouldContain("CaptchaTicket");

        (await SaveAsync(root, Security, "#security", ("Input.Captcha", "false"), ("Input.AddressLimit", "6"))).ShouldBeEmpty();

        using var client = host.Anonymous();
        var page = await client.GetStringAsync("Identity/SignIn");
        page.ShouldNotContain("CaptchaTicket");
        (await client.PostFormAsync("Identity/SignIn", page, [("Input.UserName", "boss"), ("Input.Password", IdentityHost.Password)])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var guesser = host.Anonymous();
        page = await guesser.GetStringAsync("Identity/SignIn");
        for (var attempt = 0; attempt < 6; attempt++)
            await guesser.PostFormAsync("Identity/SignIn", page, [("Input.UserName", "nobody"), ("Input.Password", "x")]);
        (await guesser.PostFormAsync("Identity/SignIn", page, [("Input.UserName", "nobody"), ("Input.Password", "x")])).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task What_administrators_and_apps_need_is_set_here_within_bounds(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var root = await host.SignInAsync("root");
        (await SaveAsync(root, Security, "#security", ("Input.AppDays", "366"))).ShouldContain("Input_AppDays-error");

        (await SaveAsync(root, Security, "#security", ("Input.AppDays", "7"), ("Input.SecondFactorForAdministrators", "true"))).ShouldBeEmpty();

        (await host.ScalarAsync<string>("SELECT state_after FROM identity_audit WHERE action = 'Settings.Changed'")).ShouldBe("""{"secondFactorForAdministrators":true,"appDays":7}""");
        (await root.GetAsync(Security)).Headers.Location!.ToString().ShouldEndWith("/Identity/My/SecondFactor");
        using var clerk = await host.SignInAsync("clerk");
        await clerk.AppAsync();
        (await host.ScalarAsync<long>("SELECT (expires_at - created_at) / 86400000000 FROM identity_token_families")).ShouldBe(7);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Wrong_values_are_named_at_their_fields_and_nothing_is_changed(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var root = await host.SignInAsync("root");

        var page = await SaveAsync(root, Security, "#security", ("Input.IdleMinutes", "3"), ("Input.SessionHours", "abc"), ("Input.SignInTitle", "改了"));
        page.ShouldContain("Input_SessionHours-error");
        page = await SaveAsync(root, Security, "#security", ("Input.IdleMinutes", "3"), ("Input.SessionHours", "25"), ("Input.InitialPassword", "short"), ("Input.RefusedWords", "ab"), ("Input.SignInTitle", "改了"));
        foreach (var field in new[] { "IdleMinutes", "SessionHours", "InitialPassword", "RefusedWords" })
            page.ShouldContain($"Input_{field}-error", Case.Sensitive, field);
        page.ShouldNotContain("value=\"short\"");
        page = await SaveAsync(root, Site, "#site", ("Input.Name", ""), ("Input.Color", "#ffee00"), ("Input.Notices", "没有日期"), ("Input.TimeZone", "Nowhere/Else"));
        foreach (var field in new[] { "Name", "Color", "Notices" })
            page.ShouldContain($"Input_{field}-error", Case.Sensitive, field);
        (await SaveAsync(root, Site, "#site", ("Input.TimeZone", "Nowhere/Else"))).ShouldContain("Input_TimeZone-error");

        (await host.Anonymous().GetStringAsync("Identity/SignIn")).ShouldNotContain("改了");
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_audit WHERE action = 'Settings.Changed'")).ShouldBe(0);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Of_two_who_edit_at_once_the_second_is_told(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var root = await host.SignInAsync("root");
        var first = await root.ReadFormAsync(Security, "#security");
        var second = new Dictionary<string, string>(first) { ["Input.SignInTitle"] = "第二个" };
        first["Input.SignInTitle"] = "第一个";
        (await root.PostAsync(Security, new FormUrlEncodedContent(first))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var answer = await root.PostAsync(Security, new FormUrlEncodedContent(second));

        (await answer.Content.ReadAsStringAsync()).ShouldContain("刚被别人修改过");
        (await host.Anonymous().GetStringAsync("Identity/SignIn")).ShouldContain("第一个");
    }

    [Fact]
    public async Task A_members_administrator_can_not_open_the_settings()
    {
        await using var host = await IdentityHost.StartAsync();
        using var boss = await host.SignInAsync("boss");

        (await boss.GetAsync(Site)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await boss.GetAsync(Security)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await boss.GetStringAsync("Identity/Accounts")).ShouldNotContain("系统设置");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Names_notices_and_colour_are_seen_on_the_next_page(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var root = await host.SignInAsync("root");
        (await SaveAsync(root, Site, "#site", ("Input.Name", "海东药品交易中心"), ("Input.Headline", "新的标题"), ("Input.Tagline", "一句说明"), ("Input.Notices", "2026-11-02 旧公告\n2026-11-20 新公告"), ("Input.Color", "#7A1F5C"), ("Input.Language", "en"))).ShouldBeEmpty();

        using var client = host.Anonymous();
        var page = await client.GetStringAsync("Identity/SignIn");

        foreach (var text in new[] { "海东药品交易中心", "新的标题", "一句说明", "新公告", "site/colors.css?v=7a1f5c", "lang=\"en\"" })
            page.ShouldContain(text);
        page.IndexOf("新公告", StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf("旧公告", StringComparison.Ordinal));
        using var css = await client.GetAsync("site/colors.css?v=7a1f5c");
        css.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
        css.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(365));
        (await css.Content.ReadAsStringAsync()).ShouldContain("--ph-primary: light-dark(#7a1f5c");
        (await root.GetStringAsync("Identity/Settings?handler=Preview&color=%230f6b78")).ShouldContain("PreviewColors");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_logo_is_served_as_what_it_is_and_taken_away_again(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var root = await host.SignInAsync("root");
        using var client = host.Anonymous();
        (await client.GetAsync("site/logo")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await UploadAsync(root, Png(), "logo.html")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var page = await client.GetStringAsync("Identity/SignIn");
        var start = page.IndexOf("site/logo?v=", StringComparison.Ordinal);
        start.ShouldBePositive();
        using var logo = await client.GetAsync(page[start..page.IndexOf('"', start)]);
        logo.StatusCode.ShouldBe(HttpStatusCode.OK);
        logo.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        (await logo.Content.ReadAsByteArrayAsync()).ShouldBe(Png());
        logo.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        logo.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'"]);
        logo.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(365));
        using var asked = new HttpRequestMessage(HttpMethod.Get, "site/logo") { Headers = { IfNoneMatch = { logo.Headers.ETag! } } };
        (await client.SendAsync(asked)).StatusCode.ShouldBe(HttpStatusCode.NotModified);

        (await SaveAsync(root, Site, "#site", ("Input.RemoveLogo", "true"))).ShouldBeEmpty();
        (await client.GetStringAsync("Identity/SignIn")).ShouldNotContain("site/logo");
        (await client.GetAsync("site/logo")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_no_small_picture_is_refused_and_the_logo_stays()
    {
        await using var host = await IdentityHost.StartAsync();
        using var root = await host.SignInAsync("root");
        await UploadAsync(root, Png(), "logo.png");
        foreach (var (file, message) in new (byte[], string)[]
        {
            ("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(), "请选择 PNG、JPEG 或 WebP 图片"),
            (Png(8, 8), "每边应为 16 到 1024 像素"),
            ([.. Png(), .. new byte[201 * 1024]], "图片不能超过 200 KB"),
        })
        {
            using var answer = await UploadAsync(root, file, "logo.png");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await answer.Content.ReadAsStringAsync()).ShouldContain(message);
        }

        (await host.Anonymous().GetAsync("site/logo")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Another_time_zone_moves_midnight_without_losing_a_request(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var root = await host.SignInAsync("root");
        // 2026-11-20 in Shanghai, still the 19th in New York.
        host.Clock.SetTo(new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero));
        using var again = await host.SignInAsync("root");
        var reading = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            using var client = host.Anonymous();
            for (var request = 0; request < 5; request++)
                (await client.GetAsync("Identity/SignIn")).StatusCode.ShouldBe(HttpStatusCode.OK);
        })).ToList();

        (await SaveAsync(again, Site, "#site", ("Input.TimeZone", "America/New_York"))).ShouldBeEmpty();
        await Task.WhenAll(reading);

        (await host.InTenantAsync(IdentityHost.Tenant, services => Task.FromResult(services.GetRequiredService<TenantClock>().Today))).ShouldBe(new DateOnly(2026, 11, 19));
        (await again.GetAsync(Site)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.ScalarAsync<string>("SELECT state_after FROM identity_audit WHERE state_after LIKE '%timeZone%'")).ShouldBe("""{"timeZone":"America/New_York"}""");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_logo_and_its_hash_are_saved_both_or_not_at_all(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        await host.AsAsync("root", async services =>
        {
            var save = services.GetRequiredService<SaveSite>();
            var read = await save.ReadAsync(default);
            await save.HandleAsync(new SaveSiteCommand { Site = read.Value with { Tagline = "先" }, Version = read.Version, TimeZone = "Asia/Shanghai" }, default);

            await Should.ThrowAsync<SettingsChangedException>(save.HandleAsync(
                new SaveSiteCommand { Site = read.Value, Version = read.Version, Logo = Png(), TimeZone = "Asia/Shanghai" }, default));

            (await services.GetRequiredService<ISettings<SiteLogo>>().ReadAsync(default)).Value.Data.ShouldBeEmpty();
        });
    }

    private static async Task<string> SaveAsync(HttpClient client, string address, string selector, params (string Name, string Value)[] changes)
    {
        var form = await client.ReadFormAsync(address, selector);
        form.Remove("Input.Logo");
        foreach (var (name, value) in changes)
            form[name] = value;
        using var body = address == Site ? Multipart(form) : (HttpContent)new FormUrlEncodedContent(form);
        using var answer = await client.PostAsync(address, body);
        return answer.StatusCode == HttpStatusCode.Redirect ? "" : await answer.Content.ReadAsStringAsync();
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient client, byte[] file, string name)
    {
        var form = await client.ReadFormAsync(Site, "#site");
        form.Remove("Input.Logo");
        using var body = Multipart(form);
        var picture = new ByteArrayContent(file);
        picture.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        body.Add(picture, "Input.Logo", name);
        return await client.PostAsync(Site, body);
    }

    private static MultipartFormDataContent Multipart(Dictionary<string, string> form)
    {
        var body = new MultipartFormDataContent();
        foreach (var (name, value) in form)
            body.Add(new StringContent(value), name);
        return body;
    }
}
