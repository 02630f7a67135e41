using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using PayHall.Components.Tests.Hosting;

namespace PayHall.Components.Tests;

[Collection(nameof(Portals))]
public sealed class LayoutTests(Portals portals)
{
    private static readonly string[] Pages = ["/Pay", "/Pay?ask=true", "/Home", "/Role", "/SignIn", "/Tariff", "/Missing", "/Missing?code=500"];

    public static TheoryData<string> Themes => Portals.Themes;

    [Theory]
    [MemberData(nameof(Themes))]
    public async Task No_page_has_an_inline_script_or_style(string theme)
    {
        foreach (var path in Pages)
        {
            var page = await portals.GetAsync(path, theme);
            page.QuerySelectorAll("[style], style, script:not([src])").ShouldBeEmpty(path);
            page.All.SelectMany(element => element.Attributes).Where(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)).ShouldBeEmpty(path);
        }
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public async Task Ids_are_unique_and_references_lead_somewhere(string theme)
    {
        foreach (var path in Pages)
        {
            var page = await portals.GetAsync(path, theme);
            var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
            ids.ShouldBeUnique(path);
            foreach (var reference in new[] { "for", "aria-describedby", "aria-labelledby", "aria-controls", "form", "data-ph-table" })
            {
                foreach (var id in page.QuerySelectorAll($"[{reference}]").SelectMany(element => element.GetAttribute(reference)!.Split(' ')))
                    ids.ShouldContain(id, $"{path} {reference}");
            }
        }
    }

    [Theory]
    [InlineData("", "platform")]
    [InlineData("Exchange", "exchange")]
    [InlineData("Heating", "heating")]
    public async Task Each_portal_has_its_own_tokens(string theme, string portal)
    {
        foreach (var path in new[] { "/Pay", "/SignIn", "/Missing" })
            (await portals.GetAsync(path, theme)).DocumentElement.GetAttribute("data-portal").ShouldBe(portal, path);
    }

    [Theory]
    [InlineData(null, "light", "auto")]
    [InlineData("dark", "dark", "dark")]
    [InlineData("light", "light", "light")]
    [InlineData("auto-dark", "dark", "auto")]
    [InlineData("\"><script>", "light", "auto")]
    public async Task The_server_writes_the_chosen_appearance(string? cookie, string theme, string choice)
    {
        var html = (await portals.GetAsync("/Pay", cookie: cookie is null ? null : "ph-theme-sample=" + Uri.EscapeDataString(cookie))).DocumentElement;

        html.GetAttribute("data-bs-theme").ShouldBe(theme);
        html.GetAttribute("data-appearance").ShouldBe(choice);
        html.GetAttribute("data-base").ShouldBe("/t");
    }

    [Fact]
    public async Task The_page_speaks_the_chosen_language_and_offers_the_other_one()
    {
        var chinese = await portals.GetAsync("/Pay?number=1&sort=-amount");
        var english = await portals.GetAsync("/Pay", language: "en");

        chinese.DocumentElement.GetAttribute("lang").ShouldBe("zh-CN");
        chinese.One(".head a[hreflang]").GetAttribute("href").ShouldBe("/t/language/en?returnUrl=%2Ft%2FPay%3Fnumber%3D1%26sort%3D-amount");
        english.DocumentElement.GetAttribute("lang").ShouldBe("en");
        english.One(".head a[hreflang]").GetAttribute("href").ShouldStartWith("/t/language/zh-CN?");
        english.One(".query button.btn-primary").Said().ShouldBe("Search");
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public async Task The_menu_marks_where_one_is_and_shows_what_waits(string theme)
    {
        var page = await portals.GetAsync("/Pay", theme);

        page.QuerySelectorAll("#menu a[aria-current=page]").ShouldHaveSingleItem().GetAttribute("href").ShouldBe("/t/Pay");
        page.One(".crumb [aria-current]").TextContent.ShouldBe(theme == "Heating" ? "缴费查询" : "支付货款");
        page.QuerySelectorAll("#menu em.hot").ShouldNotBeEmpty();
        page.Title.ShouldStartWith("支付货款 · ");
    }

    [Fact]
    public async Task Signing_out_is_a_post_with_a_token()
    {
        var form = (await portals.GetAsync("/Home")).QuerySelector<IHtmlFormElement>(".whobox form")!;

        form.Method.ShouldBe("post");
        form.GetAttribute("action").ShouldBe("/t/Identity/SignOut");
        form.QuerySelector("input[name=__RequestVerificationToken]").ShouldNotBeNull();
    }

    [Fact]
    public async Task Nobody_is_offered_to_sign_in_instead_of_a_user_menu()
    {
        var page = await portals.GetAsync("/Home?who=nobody");

        page.QuerySelector(".whobox").ShouldBeNull();
        page.QuerySelector(".head a[href='/t/Identity/SignIn']").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_status_page_says_what_to_do_and_an_error_needs_no_menu()
    {
        var missing = await portals.GetAsync("/Missing");
        var error = await portals.GetAsync("/Missing?code=500");

        missing.One(".statuspage h1").TextContent.ShouldBe("没有这个页面");
        missing.QuerySelector("#menu").ShouldNotBeNull();
        error.One(".statuspage").Said().ShouldContain("请求编号 0HN7:1");
        error.QuerySelector("#menu").ShouldBeNull();
    }

    [Fact]
    public async Task The_sign_in_page_shows_the_organisation_and_its_notices()
    {
        var panel = (await portals.GetAsync("/SignIn")).One(".signin .l");

        panel.QuerySelectorAll(".headline span").Select(line => line.TextContent).ShouldBe(["药品交易", "结算门户"]);
        panel.QuerySelectorAll(".nl li").Length.ShouldBe(3);
        panel.Said().ShouldContain("客服 0759-8800 1206");
    }
}
