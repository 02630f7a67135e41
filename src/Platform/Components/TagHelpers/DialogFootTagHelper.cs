using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PayHall.Components;

/// <summary>The buttons of a dialog: the safe one, <c>&lt;span class="grow"&gt;</c>, the others.</summary>
[HtmlTargetElement("ph-dialog-foot")]
public sealed class DialogFootTagHelper : TagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("div", "df");
    }
}
