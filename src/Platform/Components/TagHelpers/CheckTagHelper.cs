using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PayHall.Components;

/// <summary>A yes/no field with its label: <c>&lt;ph-check asp-for="Input.PrintAfter" label="@L["收款后打印"]" hint="…" /&gt;</c>.</summary>
[HtmlTargetElement("ph-check", Attributes = "asp-for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CheckTagHelper : TagHelper
{
    /// <summary>The field.</summary>
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    /// <summary>What holds if it is ticked.</summary>
    public string Label { get; set; } = "";

    /// <summary>What follows from it.</summary>
    public string? Hint { get; set; }

    /// <summary>Can't be changed.</summary>
    public bool Disabled { get; set; }

    /// <summary>The view.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var field = new FieldValue(For, ViewContext);
        var isTicked = field.Text?.Split(',')[0].Equals("true", StringComparison.OrdinalIgnoreCase) == true;
        output.Become("div", "field");
        output.Content.AppendHtml(Html.Tag("label", "tick")
            .Add(Html.Input("checkbox", "form-check-input").With("id", field.Id).With("name", field.Name).With("value", "true")
                .With("checked", isTicked ? "checked" : null).With("disabled", Disabled ? "disabled" : null)
                .With("aria-describedby", field.DescribedBy(Hint)).With("aria-invalid", field.Error is null ? null : "true"))
            .Add(Html.Tag("span").Text(Label)));
        if (!Disabled)
            output.Content.AppendHtml(Html.Input("hidden").With("name", field.Name).With("value", "false"));
        if (field.Error is not null)
            output.Content.AppendHtml(Html.Tag("p", "hint bad").With("id", field.Id + "-error").Text(field.Error));
        if (!string.IsNullOrEmpty(Hint))
            output.Content.AppendHtml(Html.Tag("p", "hint").With("id", field.Id + "-hint").Text(Hint));
    }
}
