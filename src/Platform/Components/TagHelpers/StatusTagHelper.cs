using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PayHall.Components;

/// <summary>A status, always shape and word: <c>&lt;ph-status kind="Wait"&gt;@L["支付待审核"]&lt;/ph-status&gt;</c>.</summary>
[HtmlTargetElement("ph-status")]
public sealed class StatusTagHelper : TagHelper
{
    /// <summary>What the status means to the reader.</summary>
    public StatusKind Kind { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("span", Css(Kind));
    }

    private static string Css(StatusKind kind) => kind switch
    {
        StatusKind.Wait => "st st-wait",
        StatusKind.Ok => "st st-ok",
        StatusKind.Warn => "st st-warn",
        StatusKind.Bad => "st st-bad",
        _ => "st",
    };
}
