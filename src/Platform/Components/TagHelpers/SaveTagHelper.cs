using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PayHall.Components;

/// <summary>
/// The button that saves a form and says how much: <c>&lt;ph-save form="role"&gt;@L["保存"]&lt;/ph-save&gt;</c> becomes 保存 4 处变更 as fields
/// change; leaving the page with unsaved changes asks first.
/// </summary>
[HtmlTargetElement("ph-save")]
public sealed class SaveTagHelper(IStringLocalizer texts) : TagHelper
{
    /// <summary>Id of the form.</summary>
    public string Form { get; set; } = "";

    /// <summary>Text while something is changed, with <c>{0}</c> for the number.</summary>
    public string? ChangedText { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("button", "btn btn-primary");
        output.Set("form", Form);
        output.Set("data-ph-save", Form);
        output.Set("data-changed-text", ChangedText ?? texts["保存 {0} 处变更"].Value);
        output.PreContent.AppendHtml(Html.Icon("device-floppy")).AppendHtml("<span data-text>");
        output.PostContent.AppendHtml("</span>");
    }
}
