using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PayHall.Components;

/// <summary>
/// A card with a head: <c>&lt;ph-card title="@L["发票明细"]" note="@L["{0} 张", n]"&gt;…&lt;/ph-card&gt;</c>. The content fills the card
/// to its edges (tables do); <c>padded</c> insets it.
/// </summary>
[HtmlTargetElement("ph-card")]
public sealed class CardTagHelper : TagHelper
{
    /// <summary>The card's name; without one there is no head.</summary>
    public string? Title { get; set; }

    /// <summary>Small text beside the name.</summary>
    public string? Note { get; set; }

    /// <summary>Address of a link at the head's right.</summary>
    public string? More { get; set; }

    /// <summary>Text of that link.</summary>
    public string? MoreText { get; set; }

    /// <summary>Insets the content.</summary>
    public bool Padded { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("section", "card");
        if (!string.IsNullOrEmpty(Title))
        {
            var head = Html.Tag("div", "hd").Add(Html.Tag("h2").Text(Title));
            if (!string.IsNullOrEmpty(Note))
                head.Add(Html.Tag("span", "xs t3").Text(Note));
            if (More is not null)
                head.Add(Html.Tag("a", "more").With("href", More).Text(MoreText));
            output.PreContent.AppendHtml(head);
        }

        if (!Padded)
            return;
        output.PreContent.AppendHtml("<div class=\"bd\">");
        output.PostContent.AppendHtml("</div>");
    }
}
