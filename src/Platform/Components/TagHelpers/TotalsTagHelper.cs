using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PayHall.Components;

/// <summary>
/// The bar at the window's foot: what is ticked, what the whole query sums to, the pager.
/// <c>&lt;ph-totals&gt;&lt;ph-selected table="invoices" … /&gt;&lt;ph-total … /&gt;&lt;ph-pager model="…" /&gt;&lt;/ph-totals&gt;</c>
/// </summary>
[HtmlTargetElement("ph-totals")]
public sealed class TotalsTagHelper : TagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("div", "totals");
    }
}
