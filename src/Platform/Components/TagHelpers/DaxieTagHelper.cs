using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PayHall.Components;

/// <summary>The amount in capital characters (大写金额), under every amount that is approved, paid or printed. Chinese in every language.</summary>
[HtmlTargetElement("ph-daxie", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DaxieTagHelper : TagHelper
{
    /// <summary>The amount.</summary>
    public Money Value { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("div", "daxie");
        output.Set("lang", "zh-CN");
        output.Content.SetContent(MoneyWords.Of(Value));
    }
}
