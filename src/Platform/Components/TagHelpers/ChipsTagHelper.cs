using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PayHall.Components;

/// <summary>Quick filters in a toolbar: <c>&lt;ph-chips name="view"&gt;&lt;ph-chip value="" count="48"&gt;@L["全部"]&lt;/ph-chip&gt;…&lt;/ph-chips&gt;</c>.</summary>
[HtmlTargetElement("ph-chips")]
public sealed class ChipsTagHelper(IStringLocalizer texts) : TagHelper
{
    /// <summary>The query parameter that they set.</summary>
    public string Name { get; set; } = "view";

    /// <inheritdoc />
    public override void Init(TagHelperContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[typeof(ChipsTagHelper)] = Name;
    }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("nav", "chips grow");
        output.Set("aria-label", texts["快捷筛选"]);
    }
}
