using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PayHall.Components;

/// <summary>
/// A button that acts on the ticked rows of a table; it shows how many, and is off at none (without scripts it stays on
/// and the server says what is missing). <c>&lt;ph-act table="invoices" icon="send" form="pay" primary&gt;@L["发票支付"]&lt;/ph-act&gt;</c>
/// </summary>
[HtmlTargetElement("ph-act")]
public sealed class ActTagHelper : TagHelper
{
    /// <summary>Id of the table.</summary>
    public string Table { get; set; } = "";

    /// <summary>Icon before the text.</summary>
    public string? Icon { get; set; }

    /// <summary>The main act of the page.</summary>
    public bool Primary { get; set; }

    /// <summary>At most this many rows; 0 means any number. 1 is for acts on one thing, such as 修改.</summary>
    public int Max { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("button", Primary ? "btn btn-primary" : "btn");
        output.Set("data-ph-act", Table);
        output.Set("data-max", Max > 0 ? Max.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
        if (Icon is not null)
            output.PreContent.AppendHtml(Html.Icon(Icon));
        output.PostContent.AppendHtml(" ").AppendHtml(Html.Tag("span").With("data-count", ""));
    }
}
