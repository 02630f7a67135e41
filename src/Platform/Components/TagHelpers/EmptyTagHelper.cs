using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PayHall.Components;

/// <summary>
/// What stands where a list is empty: why, and what to do next.
/// <c>&lt;ph-empty title="@L["没有符合条件的发票"]"&gt;…&lt;/ph-empty&gt;</c>; the content says which filter to drop or links to the next step.
/// </summary>
[HtmlTargetElement("ph-empty")]
public sealed class EmptyTagHelper : TagHelper
{
    /// <summary>What is not there.</summary>
    public string Title { get; set; } = "";

    /// <summary>Icon above it.</summary>
    public string Icon { get; set; } = "mood-empty";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("div", "empty-x");
        output.PreContent.AppendHtml(Html.Icon(Icon));
        output.PreContent.AppendHtml(Html.Tag("p", "ttl").Text(Title));
        output.PreContent.AppendHtml("<div class=\"x\">");
        output.PostContent.AppendHtml("</div>");
    }
}
