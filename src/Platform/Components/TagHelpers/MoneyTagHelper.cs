using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PayHall.Components;

/// <summary>
/// An amount: <c>&lt;ph-money value="@row.Amount" /&gt;</c> in a table cell, <c>yen</c> where it stands alone, <c>sign</c> for movements.
/// Nothing is shown for null, or the text of <c>none</c>.
/// </summary>
[HtmlTargetElement("ph-money", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MoneyTagHelper : TagHelper
{
    /// <summary>The amount.</summary>
    public Money? Value { get; set; }

    /// <summary>Shows ¥.</summary>
    public bool Yen { get; set; }

    /// <summary>Shows + above zero, in the colour of what comes in.</summary>
    public bool Sign { get; set; }

    /// <summary>What stands for no amount.</summary>
    public string None { get; set; } = "—";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        if (Value is { } money)
            output.Content.SetHtmlContent(MoneyHtml.Of(money, Yen, Sign));
        else
            output.Content.SetContent(None);
    }
}
