using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PayHall.Components;

/// <summary>A long number whose last digits people compare: <c>&lt;ph-number value="@row.Number" /&gt;</c> dims the head.</summary>
[HtmlTargetElement("ph-number", TagStructure = TagStructure.WithoutEndTag)]
public sealed class NumberTagHelper : TagHelper
{
    /// <summary>The number.</summary>
    public string Value { get; set; } = "";

    /// <summary>How many digits stay dark.</summary>
    public int Tail { get; set; } = 8;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("span", "no");
        var head = Math.Max(0, Value.Length - Tail);
        if (head > 0)
            output.Content.AppendHtml(Html.Tag("i").Text(Value[..head]));
        output.Content.Append(Value[head..]);
    }
}
