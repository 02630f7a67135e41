using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PayHall.Tenants;

namespace PayHall.Components;

/// <summary>
/// A step in a timeline: who, what, when, with which opinion. Kind Ok is done, Bad refused, Wait is where it stands now.
/// <c>&lt;ph-event kind="Ok" at="@e.At" who="@e.By" opinion="@e.Opinion"&gt;@L["提交支付"]&lt;/ph-event&gt;</c>
/// </summary>
[HtmlTargetElement("ph-event", ParentTag = "ph-timeline")]
public sealed class EventTagHelper(TenantClock clock) : TagHelper
{
    /// <summary>How the step ended.</summary>
    public StatusKind Kind { get; set; } = StatusKind.Ok;

    /// <summary>When it happened; null while it waits.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>Text instead of the time, e.g. 等待 25 分钟.</summary>
    public string? When { get; set; }

    /// <summary>Who did it.</summary>
    public string? Who { get; set; }

    /// <summary>What the person remarked.</summary>
    public string? Opinion { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("li", Kind switch { StatusKind.Ok => "done", StatusKind.Bad => "no", StatusKind.Wait => "now", _ => null });
        var when = When ?? (At is { } instant ? clock.ToLocal(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null);
        if (when is not null)
            output.PreContent.AppendHtml(Html.Tag("time").Text(when));
        if (!string.IsNullOrEmpty(Who))
            output.PreContent.AppendHtml(Html.Tag("b").Text(Who)).Append(" ");
        if (!string.IsNullOrEmpty(Opinion))
            output.PostContent.AppendHtml(Html.Tag("q").Text(Opinion));
    }
}
