using System.Net;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests;

/// <summary>个人中心 (I-14): profile, how passwords and the like stand, language and appearance.</summary>
public sealed class OwnPageTests
{
    private const string Page = "Identity/My";
    private const string ProfileForm = "form[action*=Profile]";
    private const string PreferencesForm = "form[action*=Preferences]";

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Everyone_reaches_their_own_page_from_their_name(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        foreach (var (userName, unit) in new[] { ("root", "岭南药品交易中心"), ("boss", "云岭市第一人民医院"), ("clerk", "云岭市第一人民医院 / 财务科") })
        {
            using var client = await host.SignInAsync(userName);
            (await client.GetStringAsync("Identity/ChangePassword")).ShouldContain("href=\"/hall/Identity/My\"");
            WebUtility.HtmlDecode(await client.GetStringAsync(Page)).ShouldContain($"<dd>{unit}</dd>");
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task What_is_wrong_in_a_profile_is_said_at_its_field_and_nothing_typed_is_lost(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var clerk = await host.SignInAsync("clerk");
        var form = await clerk.ReadFormAsync(Page, ProfileForm);
        (form["Input.DisplayName"], form["Input.Phone"], form["Input.Email"]) = ("  ", "0759-abc", "陈静怡 at home");

        var html = await RefusedAsync(clerk, "Profile", form);

        foreach (var field in new[] { "DisplayName", "Phone", "Email" })
            html.ShouldContain($"id=\"Input_{field}-error\"");
        html.ShouldContain("value=\"0759-abc\"");
        html.ShouldContain("value=\"陈静怡 at home\"");
        (await SignInForm.FieldsAsync(html, PreferencesForm))["Preferences.Language"].ShouldBe("zh-CN");
        html.ShouldNotContain("Preferences_Language-error");
        (await host.ScalarAsync<string>("SELECT display_name FROM identity_users WHERE user_name = 'clerk'")).ShouldBe("陈静怡");
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_audit WHERE action = 'Identity.ProfileChanged'")).ShouldBe(0);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_profile_is_changed_on_record_and_nothing_else_with_it(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var clerk = await host.SignInAsync("clerk");
        var before = await host.ScalarAsync<string>("SELECT security_stamp FROM identity_users WHERE user_name = 'clerk'");
        var form = await clerk.ReadFormAsync(Page, ProfileForm);
        (form["Input.DisplayName"], form["Input.Phone"], form["Input.Email"]) = (" 陈静怡（财务） ", "0759-8800 1206", "chen@example.com");
        (form["Input.UnitId"], form["Input.Enabled"], form["Input.UserName"]) = ("1", "false", "root2");
        using (var answer = await clerk.PostAsync(Page + "?handler=Profile", new FormUrlEncodedContent(form)))
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var html = WebUtility.HtmlDecode(await clerk.GetStringAsync(Page));
        html.ShouldContain("个人资料已保存");
        html.ShouldContain("<span>陈静怡（财务）<small>");
        (await host.ScalarAsync<string>("SELECT phone FROM identity_users WHERE email = 'chen@example.com' AND user_name = 'clerk'")).ShouldBe("0759-8800 1206");
        (await host.ScalarAsync<string>("SELECT security_stamp FROM identity_users WHERE user_name = 'clerk'")).ShouldBe(before);
        (await host.ScalarAsync<string>("SELECT state_after FROM identity_audit WHERE action = 'Identity.ProfileChanged'"))!.ShouldContain("陈静怡（财务）");

        using (var again = await clerk.PostAsync(Page + "?handler=Profile", new FormUrlEncodedContent(form)))
            again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_audit WHERE action = 'Identity.ProfileChanged'")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Language_and_appearance_follow_the_account_to_another_browser(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var here = await host.SignInAsync("clerk");
        var form = await here.ReadFormAsync(Page, PreferencesForm);
        (form["Preferences.Language"], form["Preferences.Appearance"]).ShouldBe(("zh-CN", "auto"));
        (form["Preferences.Language"], form["Preferences.Appearance"]) = ("en", "dark");
        using (var answer = await here.PostAsync(Page + "?handler=Preferences", new FormUrlEncodedContent(form)))
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await here.GetStringAsync(Page)).ShouldContain("Language and appearance saved");

        using var elsewhere = host.Anonymous();
        (await elsewhere.GetStringAsync("Identity/SignIn")).ShouldContain("<html lang=\"zh-CN\"");
        await host.TryAsync(elsewhere, "clerk", IdentityHost.Password);
        var page = await elsewhere.GetStringAsync(Page);
        page.ShouldContain("<html lang=\"en\"");
        page.ShouldContain("data-bs-theme=\"dark\"");

        // Somebody who chose nothing takes over the browser as it is.
        using var another = host.Anonymous();
        await another.GetAsync("language/en?returnUrl=/hall/Identity/SignIn");
        await host.TryAsync(another, "boss", IdentityHost.Password);
        (await another.GetStringAsync(Page)).ShouldContain("<html lang=\"en\"");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Unknown_languages_and_appearances_are_refused_at_their_fields(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var clerk = await host.SignInAsync("clerk");
        var form = await clerk.ReadFormAsync(Page, PreferencesForm);
        (form["Preferences.Language"], form["Preferences.Appearance"]) = ("fr", "pink; path=/");

        var html = await RefusedAsync(clerk, "Preferences", form);

        html.ShouldContain("请选择语言");
        html.ShouldContain("请选择深浅色");
        html.ShouldContain("value=\"陈静怡\"");
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_users WHERE language IS NOT NULL OR appearance IS NOT NULL")).ShouldBe(0);
    }

    [Fact]
    public async Task The_page_says_how_passwords_stand()
    {
        await using var host = await IdentityHost.StartAsync();
        using var boss = await host.SignInAsync("boss");
        var before = WebUtility.HtmlDecode(await boss.GetStringAsync(Page));
        before.ShouldContain("没有修改过");
        before.ShouldContain("已设置");
        using var other = await host.SignInAsync("other");
        WebUtility.HtmlDecode(await other.GetStringAsync(Page)).ShouldContain("还是初始的");

        await boss.SubmitAsync("Identity/ChangePassword", ("Input.Current", IdentityHost.Password), ("Input.New", "Blue-Harbor-9"), ("Input.Repeated", "Blue-Harbor-9"));

        WebUtility.HtmlDecode(await boss.GetStringAsync(Page)).ShouldNotContain("没有修改过");
    }

    [Fact]
    public async Task A_machine_client_has_no_own_page()
    {
        await using var host = await IdentityHost.StartAsync();
        using var program = host.Anonymous();
        var token = await program.ClientTokenAsync("trading", IdentityHost.ClientSecret);

        using var answer = await program.CallAsync(Page, token);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, "no page takes a token");
        answer.Headers.Location!.ToString().ShouldContain("/Identity/SignIn");
    }

    private static async Task<string> RefusedAsync(HttpClient client, string handler, Dictionary<string, string> form)
    {
        using var answer = await client.PostAsync(Page + "?handler=" + handler, new FormUrlEncodedContent(form));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
