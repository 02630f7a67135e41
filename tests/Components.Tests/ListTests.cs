using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using PayHall.Components.Tests.Hosting;

namespace PayHall.Components.Tests;

[Collection(nameof(Portals))]
public sealed class ListTests(Portals portals)
{
    [Theory]
    [InlineData("/Pay", "确认日期", "ascending", "?sort=-confirmed")]
    [InlineData("/Pay", "发票金额", "none", "?sort=amount")]
    [InlineData("/Pay?sort=amount", "发票金额", "ascending", "?sort=-amount")]
    [InlineData("/Pay?sort=-amount", "发票金额", "descending", "?sort=amount")]
    [InlineData("/Pay?sort=-amount", "确认日期", "none", "?sort=confirmed")]
    public async Task A_head_says_the_order_and_leads_to_the_next(string path, string column, string state, string next)
    {
        var head = (await portals.GetAsync(path)).QuerySelectorAll("th").Single(head => head.TextContent.Contains(column, StringComparison.Ordinal));

        head.GetAttribute("aria-sort").ShouldBe(state);
        head.One("a").GetAttribute("href").ShouldEndWith(next);
    }

    [Fact]
    public async Task Sorting_and_filtering_keep_the_filters_and_begin_at_the_first_page()
    {
        var page = await portals.GetAsync("/Pay?number=%3Cb%3E&p=3&after=x&view=warn");

        page.QuerySelectorAll("th a.sort")[0].GetAttribute("href").ShouldBe("/t/Pay?number=%3Cb%3E&view=warn&sort=supplier");
        page.QuerySelectorAll(".chips a")[2].GetAttribute("href").ShouldBe("/t/Pay?number=%3Cb%3E&view=overdue");
        page.QuerySelectorAll(".chips a")[0].GetAttribute("href").ShouldBe("/t/Pay?number=%3Cb%3E");
    }

    [Fact]
    public async Task Export_leads_to_files_of_what_the_page_shows_whichever_page_of_it()
    {
        var export = (await portals.GetAsync("/Pay?number=%3Cb%3E&sort=-amount&p=3&after=x&view=warn")).One("details.dropbox");

        export.One("summary").Said().ShouldBe("导出");
        export.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).ShouldBe(
            ["/t/Pay?number=%3Cb%3E&sort=-amount&view=warn&handler=export&format=xlsx", "/t/Pay?number=%3Cb%3E&sort=-amount&view=warn&handler=export&format=csv"]);
    }

    [Fact]
    public async Task The_chosen_quick_filter_is_marked()
        => (await portals.GetAsync("/Pay?view=overdue")).One(".chips a[aria-current]").Said().ShouldBe("逾期 3");

    [Fact]
    public async Task The_query_form_shows_what_was_asked_keeps_the_order_and_resets_to_all()
    {
        var form = (await portals.GetAsync("/Pay?number=%22%3E%3Cscript%3E&sort=-amount&view=warn&p=2")).One("form.query");

        form.QuerySelector<IHtmlInputElement>("#q-number")!.Value.ShouldBe("\"><script>");
        form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => (input.Name, input.Value)).ShouldBe([("view", "warn"), ("sort", "-amount")]);
        form.QuerySelectorAll("a").Single().GetAttribute("href").ShouldBe("/t/Pay");
    }

    [Fact]
    public async Task Every_condition_has_a_name_for_screen_readers()
    {
        var form = (await portals.GetAsync("/Pay")).One("form.query");

        foreach (var control in form.QuerySelectorAll("input:not([type=hidden]), select"))
            (control.GetAttribute("aria-label") ?? form.QuerySelector($"label[for='{control.Id}']")?.TextContent).ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task The_pager_leads_to_other_pages_of_the_same_query()
    {
        var pager = (await portals.GetAsync("/Pay?number=7&p=2")).One("nav.pager");

        pager.One("[aria-current]").TextContent.ShouldBe("2");
        pager.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).ShouldContain("/t/Pay?number=7&p=4");
    }

    [Fact]
    public async Task Rows_carry_what_the_totals_bar_sums()
    {
        var page = await portals.GetAsync("/Pay");

        page.QuerySelectorAll("tbody tr[data-fen]").Sum(row => long.Parse(row.GetAttribute("data-fen")!, null)).ShouldBe(Samples.Invoices.Sum(invoice => invoice.Fen));
        page.One("[data-ph-left]").GetAttribute("data-fen").ShouldBe("328645000");
        page.QuerySelectorAll("[data-ph-row]").ShouldAllBe(box => box.GetAttribute("aria-label")!.StartsWith("选择 2644", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_list_says_what_to_do_next()
    {
        var page = await portals.GetAsync("/Pay?number=none");

        page.One(".empty-x").Said().ShouldBe("没有符合条件的发票放宽确认日期，或点重置。");
        page.QuerySelector("table").ShouldBeNull();
    }

    [Theory]
    [InlineData(1, 14, 48, 4)]
    [InlineData(9, 14, 48, 4)]
    [InlineData(0, 20, 0, 1)]
    public void A_page_number_out_of_range_is_brought_into_it(int page, int size, long total, int pages)
    {
        var pager = PagerModel.ByNumber(page, size, total);

        pager.Pages.ShouldBe(pages);
        pager.Page.ShouldBeInRange(1, pages);
    }

    [Fact]
    public void A_single_page_by_key_has_nowhere_to_go()
    {
        PagerModel.ByKey(next: null, after: null, 20).IsSingle.ShouldBeTrue();
        PagerModel.ByKey(next: null, after: "x", 20).IsSingle.ShouldBeFalse();
        PagerModel.ByKey(next: "y", after: null, 20).IsSingle.ShouldBeFalse();
    }
}
