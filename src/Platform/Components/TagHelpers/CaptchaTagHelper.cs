using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PayHall.Components;

/// <summary>
/// Characters to copy from a picture: <c>&lt;ph-captcha asp-for="Input.Captcha" src="@captchaUrl" hint="…" /&gt;</c>. The picture is
/// 104 × 40; a click on it or on the button loads another. Never keeps what was typed: a picture counts once.
/// </summary>
[HtmlTargetElement("ph-captcha", Attributes = "asp-for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CaptchaTagHelper(IStringLocalizer texts) : TagHelper
{
    /// <summary>The field.</summary>
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    /// <summary>Address of the picture; each request makes another one.</summary>
    public string Src { get; set; } = "";

    /// <summary>The way out for who can't read the picture.</summary>
    public string? Hint { get; set; }

    /// <summary>Marks the label with a star.</summary>
    public bool Required { get; set; }

    /// <summary>The view.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var field = new FieldValue(For, ViewContext);
        output.Become("div", "field");
        output.Content.AppendHtml(Html.Tag("label", Required ? "form-label required" : "form-label").With("for", field.Id).Text(texts["验证码"]));
        var input = Html.Input("text", field.Error is null ? "form-control lg" : "form-control lg is-invalid")
            .With("id", field.Id).With("name", field.Name).With("autocomplete", "off").With("spellcheck", "false").With("maxlength", "8")
            .With("placeholder", texts["不区分大小写"]).With("aria-required", "true")
            .With("aria-describedby", field.DescribedBy(Hint)).With("aria-invalid", field.Error is null ? null : "true");
        var picture = Html.Tag("img").With("src", Src).With("alt", texts["验证码图片"]).With("width", "104").With("height", "40").With("data-ph-captcha", field.Id);
        picture.TagRenderMode = TagRenderMode.SelfClosing;
        output.Content.AppendHtml(Html.Tag("div", "cap")
            .Add(Html.Tag("span", "in ico grow").Add(Html.Icon("shield-check")).Add(input))
            .Add(picture)
            .Add(Html.Tag("button", "btn btn-icon js").With("type", "button").With("data-ph-captcha-next", field.Id).With("aria-label", texts["换一张验证码"]).With("title", texts["换一张"]).Add(Html.Icon("refresh"))));
        if (field.Error is not null)
            output.Content.AppendHtml(Html.Tag("p", "hint bad").With("id", field.Id + "-error").Text(field.Error));
        if (!string.IsNullOrEmpty(Hint))
            output.Content.AppendHtml(Html.Tag("p", "hint").With("id", field.Id + "-hint").Text(Hint));
    }
}
