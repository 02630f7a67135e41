using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PayHall.Components;

/// <summary>A remark in a tinted box: <c>&lt;ph-note kind="Warn"&gt;…&lt;/ph-note&gt;</c>; Idle is plain information.</summary>
[HtmlTargetElement("ph-note")]
public sealed class NoteTagHelper : TagHelper
{
    /// <summary>What the remark means.</summary>
    public StatusKind Kind { get; set; }

    /// <summary>Another icon than the kind's own.</summary>
    public string? Icon { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var (css, icon) = Look(Kind);
        output.Become("div", css);
        output.PreContent.AppendHtml(Html.Icon(Icon ?? icon));
        output.PreContent.AppendHtml("<div class=\"grow\">");
        output.PostContent.AppendHtml("</div>");
    }

    internal static (string Css, string Icon) Look(StatusKind kind) => kind switch
    {
        StatusKind.Ok => ("note ok", "circle-check"),
        StatusKind.Warn => ("note warn", "alert-triangle"),
        StatusKind.Bad => ("note bad", "alert-circle"),
        _ => ("note", "info-circle"),
    };
}
