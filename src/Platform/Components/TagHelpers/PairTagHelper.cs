using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PayHall.Components;

/// <summary>A name with its value within <c>ph-kv</c>.</summary>
[HtmlTargetElement("ph-pair", ParentTag = "ph-kv")]
public sealed class PairTagHelper : TagHelper
{
    /// <summary>The name.</summary>
    public string Label { get; set; } = "";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.PreElement.AppendHtml(Html.Tag("dt").Text(Label));
        output.Become("dd");
    }
}
