using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PayHall.Components;

/// <summary>
/// The query form above a table: a GET form with <c>ph-field</c> and <c>ph-range</c> inside, closed by 重置 and 查询. The order
/// of the list and the quick filter are kept, the position in the list is not.
/// </summary>
[HtmlTargetElement("ph-query")]
public sealed class QueryTagHelper(IStringLocalizer texts) : TagHelper
{
    /// <summary>Query parameters, comma-separated, that stay as they are: quick filters.</summary>
    public string Keep { get; set; } = "view";

    /// <summary>The view.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var request = ViewContext.HttpContext.Request;
        var path = request.PathBase.Add(request.Path).ToUriComponent();
        output.Become("form", "query");
        output.Set("method", "get");
        output.Set("action", path);
        output.PreElement.AppendHtml("<section class=\"card mb-3\" aria-label=\"").Append(texts["查询条件"]).AppendHtml("\">");
        output.PostElement.AppendHtml("</section>");
        foreach (var name in Keep.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Append("sort").Append("size"))
        {
            var value = request.Query[name].ToString();
            if (value.Length > 0)
                output.PreContent.AppendHtml(Html.Input("hidden").With("name", name).With("value", value));
        }

        output.PostContent.AppendHtml(Html.Tag("div", "end")
            .Add(Html.Tag("button", "btn only-s js me-auto").With("type", "button").With("aria-expanded", "false").With("data-ph-more", "").Text(texts["更多条件"]))
            .Add(Html.Tag("a", "btn").With("href", path).Text(texts["重置"]))
            .Add(Html.Tag("button", "btn btn-primary").Add(Html.Icon("search")).Text(texts["查询"])));
    }
}
