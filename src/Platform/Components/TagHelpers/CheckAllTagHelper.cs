using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PayHall.Components;

/// <summary>The head of the tick column: a three-state box over all rows of the page.</summary>
[HtmlTargetElement("ph-check-all", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CheckAllTagHelper(IStringLocalizer texts) : TagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("th", "ck");
        output.Set("scope", "col");
        output.Content.AppendHtml(Html.Input("checkbox", "form-check-input js").With("data-ph-all", "").With("aria-label", texts["选择本页全部"]));
    }
}
