using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PayHall.Tenants;

namespace PayHall.Components;

/// <summary>An instant in the tenant's own time zone: <c>&lt;ph-time value="@row.CreatedAt" /&gt;</c> → 2026-11-20 09:17.</summary>
[HtmlTargetElement("ph-time", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TimeTagHelper(TenantClock clock) : TagHelper
{
    /// <summary>The instant; nothing is shown for null.</summary>
    public DateTimeOffset? Value { get; set; }

    /// <summary>How it is written; year to minute by default.</summary>
    public string Format { get; set; } = "yyyy-MM-dd HH:mm";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Value is not { } instant)
        {
            output.SuppressOutput();
            return;
        }

        output.Become("time");
        output.Set("datetime", instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        output.Content.SetContent(clock.ToLocal(instant).ToString(Format, CultureInfo.InvariantCulture));
    }
}
