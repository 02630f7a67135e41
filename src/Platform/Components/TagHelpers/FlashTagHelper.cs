using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PayHall.Components;

/// <summary>Shows the message that the page before left (see <see cref="Flash"/>). The layouts have it; pages don't write it.</summary>
[HtmlTargetElement("ph-flash", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FlashTagHelper(IStringLocalizer texts, ITempDataDictionaryFactory factory) : TagHelper
{
    /// <summary>The view.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var stored = factory.GetTempData(ViewContext.HttpContext)[Flash.Key] as string;
        if (stored is null || stored.IndexOf('|', StringComparison.Ordinal) is var bar && bar < 0 || !Enum.TryParse<StatusKind>(stored[..bar], out var kind))
        {
            output.SuppressOutput();
            return;
        }

        var (css, icon) = NoteTagHelper.Look(kind);
        output.Become("div", css + " flash mb-3");
        output.Set("role", kind == StatusKind.Bad ? "alert" : "status");
        output.Content.AppendHtml(Html.Icon(icon));
        output.Content.AppendHtml(Html.Tag("div", "grow").Text(stored[(bar + 1)..]));
        output.Content.AppendHtml(Html.Tag("button", "btn btn-icon js").With("type", "button").With("data-ph-dismiss", "").With("aria-label", texts["关闭"]).Add(Html.Icon("x")));
    }
}
