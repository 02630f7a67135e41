using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PayHall.Components;

/// <summary>Links to the other pages of a list: <c>&lt;ph-pager model="@Model.Pager" /&gt;</c>. Filters and order stay.</summary>
[HtmlTargetElement("ph-pager", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagerTagHelper(IStringLocalizer texts) : TagHelper
{
    /// <summary>Where one is.</summary>
    public PagerModel Model { get; set; } = null!;

    /// <summary>The view.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("nav", "pager");
        output.Set("aria-label", texts["翻页"]);
        if (Model.Pages > 0)
            Numbers(output.Content);
        else
            Keys(output.Content);
    }

    private void Keys(TagHelperContent content)
    {
        content.AppendHtml(Html.Tag("span", "t3 xs").Text(texts["每页 {0} 行", Model.Size]));
        if (!Model.IsFirst)
            content.AppendHtml(Link(("after", null), "chevrons-left", texts["第一页"], showText: true));
        if (Model.Next is not null)
            content.AppendHtml(Link(("after", Model.Next), "chevron-right", texts["下一页"], showText: true));
    }

    private void Numbers(TagHelperContent content)
    {
        content.AppendHtml(Html.Tag("span", "t3 xs").Text(texts["每页 {0} 行 · {1}/{2}", Model.Size, Model.Page, Model.Pages]));
        if (Model.Page > 1)
            content.AppendHtml(Link((PagerModel.Parameter, Number(Model.Page - 1)), "chevron-left", texts["上一页"], showText: false));
        var last = 0;
        foreach (var page in Shown())
        {
            if (page > last + 1)
                content.AppendHtml(Html.Tag("span", "t3").Text("…"));
            content.AppendHtml(page == Model.Page
                ? Html.Tag("span", "pg").With("aria-current", "page").Text(Number(page))
                : Html.Tag("a").With("href", Url((PagerModel.Parameter, Number(page)))).With("aria-label", texts["第 {0} 页", page]).Text(Number(page)));
            last = page;
        }

        if (Model.Page < Model.Pages)
            content.AppendHtml(Link((PagerModel.Parameter, Number(Model.Page + 1)), "chevron-right", texts["下一页"], showText: false));
    }

    private IEnumerable<int> Shown()
        => Enumerable.Range(1, Model.Pages).Where(page => Model.Pages <= 7 || page == 1 || page == Model.Pages || Math.Abs(page - Model.Page) <= 1);

    private TagBuilder Link((string Name, string? Value) change, string icon, string text, bool showText)
    {
        var link = Html.Tag("a", showText ? "btn" : null).With("href", Url(change)).Add(Html.Icon(icon));
        return showText ? link.Text(text) : link.With("aria-label", text);
    }

    private string Url((string Name, string? Value) change) => QueryLink.With(ViewContext.HttpContext.Request, change);

    private static string Number(int page) => page.ToString(CultureInfo.InvariantCulture);
}
