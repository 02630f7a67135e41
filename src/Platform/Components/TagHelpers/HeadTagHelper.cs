using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using PayHall.Lists;

namespace PayHall.Components;

/// <summary>
/// A column's head: <c>&lt;ph-th sort="amount" class="num"&gt;@L["金额（元）"]&lt;/ph-th&gt;</c>. With <c>sort</c> it is a link that orders the list:
/// <c>?sort=amount</c>, then <c>?sort=-amount</c>. The page maps the name to a fixed list of columns.
/// A list that is exported declares its columns once; then <c>&lt;ph-th column="head" /&gt;</c> takes name, order and place from there.
/// </summary>
[HtmlTargetElement("ph-th")]
public sealed class HeadTagHelper(IStringLocalizer texts) : TagHelper
{
    /// <summary>The declared column.</summary>
    public ColumnHead? Column { get; set; }

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
        if (Column is { } column)
        {
            Sort = column.Sort;
            output.AddClass(column.IsNumeric ? $"num {column.Css}" : column.Css ?? "");
            output.Content.SetContent(texts[column.Caption]);
        }

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
