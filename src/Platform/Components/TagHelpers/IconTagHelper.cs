using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PayHall.Components;

/// <summary>
/// A Tabler icon: <c>&lt;ph-icon name="send" /&gt;</c>. It says nothing to a screen reader unless it stands alone and has a label.
/// </summary>
[HtmlTargetElement("ph-icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    /// <summary>Name without prefix, see tabler.io/icons.</summary>
    public string Name { get; set; } = "";

    /// <summary>What the icon means where no word stands beside it.</summary>
    public string? Label { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "i";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("ti");
        output.AddClass("ti-" + Name);
        if (string.IsNullOrEmpty(Label))
        {
            output.Attributes.SetAttribute("aria-hidden", "true");
            return;
        }

        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Label);
    }
}
