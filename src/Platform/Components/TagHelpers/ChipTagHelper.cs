using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PayHall.Components;

/// <summary>One quick filter.</summary>
[HtmlTargetElement("ph-chip", ParentTag = "ph-chips")]
public sealed class ChipTagHelper : TagHelper
{
    /// <summary>The parameter's value; empty for no filter.</summary>
    public string Value { get; set; } = "";

    /// <summary>How many rows it leads to.</summary>
    public long? Count { get; set; }

    /// <summary>The view.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var name = (string)context.Items[typeof(ChipsTagHelper)];
        var request = ViewContext.HttpContext.Request;
        output.Become("a");
        output.Set("href", QueryLink.With(request, (name, Value)));
        if (string.Equals(request.Query[name].ToString(), Value, StringComparison.OrdinalIgnoreCase))
            output.Set("aria-current", "true");
        if (Count is { } count)
            output.PostContent.Append(" " + count.ToString("#,##0", CultureInfo.InvariantCulture));
    }
}
