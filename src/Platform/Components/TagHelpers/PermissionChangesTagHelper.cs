using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PayHall.Components;

/// <summary>
/// What would change if the form were saved now: permissions given and taken, other fields changed. Kept by script:
/// <c>&lt;ph-permission-changes tree="permissions" form="role" /&gt;</c>. Reviewers of rights read differences, not trees.
/// </summary>
[HtmlTargetElement("ph-permission-changes", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PermissionChangesTagHelper(IStringLocalizer texts) : TagHelper
{
    /// <summary>Id of the permission tree.</summary>
    public string Tree { get; set; } = "permissions";

    /// <summary>Id of the form whose other fields are watched too.</summary>
    public string? Form { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("div", "sm stack js");
        output.Set("data-ph-changes", Tree);
        output.Set("data-form", Form);
        output.Set("data-given", texts["新增 {0} 项"]);
        output.Set("data-taken", texts["移除 {0} 项"]);
        output.Set("data-other", texts["其他 {0} 项"]);
        output.Set("data-changed", texts["{0} 已修改"]);
        output.Set("aria-live", "polite");
        output.Content.AppendHtml(Html.Tag("p", "t3 mb-0").With("data-none", "").Text(texts["还没有变更"]));
    }
}
