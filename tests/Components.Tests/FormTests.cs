using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using PayHall.Components.Tests.Hosting;

namespace PayHall.Components.Tests;

[Collection(nameof(Portals))]
public sealed class FormTests(Portals portals)
{
    [Fact]
    public async Task Label_control_unit_and_hint_belong_together()
    {
        var page = await portals.GetAsync("/Tariff");
        var control = page.QuerySelector<IHtmlInputElement>("#Input_Price")!;

        control.Name.ShouldBe("Input.Price");
        control.Value.ShouldBe("22.5");
        page.One("label[for=Input_Price]").ClassList.ShouldContain("required");
        page.GetElementById(control.GetAttribute("aria-describedby")!)!.TextContent.ShouldBe("最多六位小数");
        control.ParentElement!.One("span").TextContent.ShouldBe("元/m²");
        control.GetAttribute("data-units").ShouldBe("""{"Fixed":"元"}""");
    }

    [Fact]
    public async Task Values_are_shown_in_the_form_in_which_they_are_typed()
    {
        var page = await portals.GetAsync("/Tariff");

        Value(page, "Input_Name").ShouldBe("居民热费 2026 <v4>");
        Value(page, "Input_From").ShouldBe("2026-09-15");
        Value(page, "Input_Cap").ShouldBe("1500.00");
        page.QuerySelector<IHtmlSelectElement>("#Input_Season")!.Value.ShouldBe("2026");
        page.QuerySelector<IHtmlInputElement>("[name='Input.Period']:checked")!.Value.ShouldBe("Season");
        page.QuerySelector<IHtmlInputElement>("#Input_IsEnabled")!.IsChecked.ShouldBeTrue();
    }

    [Fact]
    public async Task An_error_is_tied_to_its_field_and_listed_at_the_top()
    {
        var page = await portals.PostAsync("/Tariff", ("Input.Name", ""), ("Input.Price", "zwei <b>"), ("Input.Season", "2027"));

        foreach (var (id, message) in new[] { ("Input_Name", "请填写产品名称。"), ("Input_Price", "“zwei <b>”不能识别，请检查。") })
        {
            var control = page.GetElementById(id)!;
            control.GetAttribute("aria-invalid").ShouldBe("true");
            control.GetAttribute("aria-describedby")!.Split(' ').Select(part => page.GetElementById(part)!.TextContent).ShouldContain(message);
            page.One($".note.bad a[href='#{id}']").TextContent.ShouldBe(message);
        }

        page.One(".note.bad").GetAttribute("role").ShouldBe("alert");
    }

    [Fact]
    public async Task Nothing_typed_is_lost_on_an_error()
    {
        var page = await portals.PostAsync("/Tariff", ("Input.Name", ""), ("Input.Price", "12,5x"), ("Input.Season", "2027"), ("Input.From", "gestern"), ("Input.Note", "<b>\nzwei"), ("Input.Period", "Month"), ("Input.IsEnabled", "false"), ("Input.Decision", "no"));

        Value(page, "Input_Price").ShouldBe("12,5x");
        Value(page, "Input_From").ShouldBe("gestern");
        page.QuerySelector<IHtmlTextAreaElement>("#Input_Note")!.Value.ShouldBe("<b>\nzwei");
        page.QuerySelector<IHtmlSelectElement>("#Input_Season")!.Value.ShouldBe("2027");
        page.QuerySelector<IHtmlInputElement>("[name='Input.Period']:checked")!.Value.ShouldBe("Month");
        page.QuerySelector<IHtmlInputElement>("[name='Input.Decision']:checked")!.Value.ShouldBe("no");
        page.QuerySelector<IHtmlInputElement>("#Input_IsEnabled")!.IsChecked.ShouldBeFalse();
    }

    [Fact]
    public async Task A_password_never_comes_back()
    {
        var page = await portals.PostAsync("/SignIn", ("Input.UserName", "locked"), ("Input.Password", "secret-1"));

        page.Source.Text.ShouldNotContain("secret-1");
        Value(page, "Input_UserName").ShouldBe("locked");
        page.One(".note.bad").Said().ShouldBe("账号已锁定到次日零点。");
    }

    [Fact]
    public async Task A_message_is_shown_once_and_encoded_after_the_redirect()
    {
        var page = await portals.SubmitAsync("/Pay", "#pay", ("ids", "1"), ("ids", "2"));

        var flash = page.One(".flash");
        flash.GetAttribute("role").ShouldBe("status");
        flash.Said().ShouldBe("已提交 2 张发票 <b>");
        (await portals.GetAsync("/Pay")).QuerySelector(".flash").ShouldBeNull();
    }

    [Fact]
    public async Task A_dialog_is_named_by_its_title_and_offers_the_safe_choice_first()
    {
        var dialog = (await portals.GetAsync("/Pay?ask=true")).One("dialog");

        dialog.HasAttribute("open").ShouldBeTrue();
        dialog.QuerySelector("#" + dialog.GetAttribute("aria-labelledby"))!.TextContent.ShouldBe("还有 3 张更早的逾期发票不在本次支付中");
        dialog.QuerySelectorAll(".df button")[0].HasAttribute("autofocus").ShouldBeTrue();
        dialog.QuerySelectorAll(".df button")[2].Said().ShouldBe("加上这 3 张一起付 ¥672,554.50");
    }

    [Theory]
    [InlineData("Running", true, "进行中")]
    [InlineData("Succeeded", false, "已完成")]
    [InlineData("Failed", false, "失败")]
    public async Task A_job_is_asked_for_until_it_ends_and_then_offers_its_result(string state, bool asks, string word)
    {
        var job = (await portals.GetAsync("/Tariff?state=" + state, "Heating")).One(".job");

        job.HasAttribute("hx-get").ShouldBe(asks);
        job.One(".st").TextContent.ShouldBe(word);
        job.QuerySelectorAll("a").Length.ShouldBe(asks ? 0 : 1);
        job.One("progress").GetAttribute("value").ShouldBe("12400");
    }

    private static string? Value(IHtmlDocument page, string id) => page.QuerySelector<IHtmlInputElement>("#" + id)!.Value;
}
