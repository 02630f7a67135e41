using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PayHall.Components;

/// <summary>
/// 导出 in a toolbar: the list as it is filtered and sorted now, for Excel or as csv. <c>&lt;ph-export /&gt;</c>; the page's
/// <c>OnGetExportAsync</c> hands the list to <see cref="Lists.IListExporter"/>. Opens without scripts.
/// </summary>
[HtmlTargetElement("ph-export", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ExportTagHelper(IStringLocalizer texts) : TagHelper
{
    /// <summary>The view.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("details", "dropbox");
        output.Set("data-ph-menu", "");
        output.Content.AppendHtml(Html.Tag("summary", "btn").Add(Html.Icon("file-export")).Text(texts["导出"]).Add(Html.Icon("chevron-down")));
        output.Content.AppendHtml(Html.Tag("div", "pop")
            .Add(Html.Tag("p", "pop-hd").Add(Html.Tag("b").Text(texts["导出当前查询结果"])).Add(Html.Tag("span", "t3").Text(texts["全部行，按现在的条件和排序"])))
            .Add(Link("xlsx", "file-spreadsheet", texts["Excel 工作簿"], ".xlsx"))
            .Add(Link("csv", "file-type-csv", texts["CSV 文本"], ".csv")));
    }

    private TagBuilder Link(string format, string icon, string text, string extension)
        => Html.Tag("a").With("href", QueryLink.With(ViewContext.HttpContext.Request, ("handler", "export"), ("format", format)))
            .Add(Html.Icon(icon)).Text(text).Add(Html.Tag("span", "t3").Text(extension));
}
