using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PayHall.Components;

/// <summary>What stands right beside the page's title: a status, a version. Within <c>ph-page</c>.</summary>
[HtmlTargetElement("ph-page-mark", ParentTag = "ph-page")]
public sealed class PageMarkTagHelper : TagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        ((HtmlContentBuilder)context.Items[typeof(PageMarkTagHelper)]).AppendHtml(await output.GetChildContentAsync());
        output.SuppressOutput();
    }
}
