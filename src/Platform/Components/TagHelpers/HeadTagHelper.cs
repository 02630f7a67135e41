using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PayHall.Components;

/// <summary>
/// A column's head: <c>&lt;ph-th sort="amount" class="num"&gt;@L["金额（元）"]&lt;/ph-th&gt;</c>. With <c>sort</c> it is a link that orders the list:
/// <c>?sort=amount</c>, then <c>?sort=-amount</c>. The page maps the name to a fixed list of columns.
/// </summary>
[HtmlTargetElement("ph-th")]
public sealed class HeadTagHelper : TagHelper
{
    /// <summary>The column's name in the address; without one the column does not sort.</summary>
    public string? Sort { get; set; }

    /// <summary>The order that holds when the address names none, e.g. <c>-createdAt</c>.</summary>
    public string? Default { get; set; }

    /// <summary>The view.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("th");
        output.Set("scope", "col");
        if (string.IsNullOrEmpty(Sort))
            return;
        var request = ViewContext.HttpContext.Request;
        var current = request.Query["sort"].ToString() is { Length: > 0 } named ? named : Default ?? "";
        var (state, next, icon) = (current == Sort, current == "-" + Sort) switch
        {
            (true, _) => ("ascending", "-" + Sort, "sort-ascending"),
            (_, true) => ("descending", Sort, "sort-descending"),
            _ => ("none", Sort, "caret-up-down"),
        };
        output.Set("aria-sort", state);
        output.PreContent.AppendHtml("<a class=\"sort\" href=\"").Append(QueryLink.With(request, ("sort", next))).AppendHtml("\">");
        output.PostContent.AppendHtml(Html.Icon(icon)).AppendHtml("</a>");
    }
}
