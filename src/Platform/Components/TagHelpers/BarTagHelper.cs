using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PayHall.Components;

/// <summary>
/// The toolbar above a table: acts first, quick filters in the middle; for a table with an id it ends with refresh, row
/// height and columns, which are remembered in the browser. <c>&lt;ph-bar table="invoices"&gt;…&lt;/ph-bar&gt;</c>
/// </summary>
[HtmlTargetElement("ph-bar")]
public sealed class BarTagHelper(IStringLocalizer texts) : TagHelper
{
    /// <summary>Id of the table.</summary>
    public string? Table { get; set; }

    /// <summary>The view.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("div", "bar");
        if (Table is null)
            return;
        var request = ViewContext.HttpContext.Request;
        var here = request.PathBase.Add(request.Path).ToUriComponent() + request.QueryString.ToUriComponent();
        var tools = Html.Tag("div", "tools")
            .Add(Html.Tag("a", "btn btn-icon").With("href", here).With("aria-label", texts["刷新"]).With("title", texts["刷新"]).Add(Html.Icon("refresh")))
            .Add(Tool("data-ph-density", "line-height", texts["行高"]).With("data-texts", string.Join('|', texts["行高：紧凑"], texts["行高：标准"], texts["行高：宽松"])))
            .Add(Tool("data-ph-columns", "columns-3", texts["列设置"]).With("aria-expanded", "false").With("data-reset", texts["恢复默认"]));
        output.PostContent.AppendHtml(tools);
    }

    private TagBuilder Tool(string hook, string icon, string label)
        => Html.Tag("button", "btn btn-icon js").With("type", "button").With(hook, Table).With("aria-label", label).With("title", label).Add(Html.Icon(icon));
}
