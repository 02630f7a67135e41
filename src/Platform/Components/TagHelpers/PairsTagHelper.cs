using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PayHall.Components;

/// <summary>Names and values: <c>&lt;ph-kv&gt;&lt;ph-pair label="@L["可用余额"]"&gt;…&lt;/ph-pair&gt;&lt;/ph-kv&gt;</c>.</summary>
[HtmlTargetElement("ph-kv")]
public sealed class PairsTagHelper : TagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("dl", "kv");
    }
}
