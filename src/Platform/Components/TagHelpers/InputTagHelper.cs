using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PayHall.Components;

/// <summary>
/// A form field: label, control, hint and error, tied together. What was typed comes back after an error.
/// <c>&lt;ph-input asp-for="Input.UnitPrice" label="@L["单价"]" type="number" unit="@L["元/m²"]" required /&gt;</c>
/// </summary>
[HtmlTargetElement("ph-input", Attributes = "asp-for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InputTagHelper(IStringLocalizer texts) : TagHelper
{
    private static readonly string[] Passed = ["placeholder", "autocomplete", "maxlength", "inputmode", "min", "max", "step", "readonly", "disabled", "autofocus", "form", "spellcheck", "pattern"];

    /// <summary>The field.</summary>
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    /// <summary>The field's name.</summary>
    public string Label { get; set; } = "";

    /// <summary>text, password, number, money, date, email, tel, search, textarea, radio (a row of choices), choice (two large choices); a list if there are items and no type.</summary>
    public string? Type { get; set; }

    /// <summary>What to enter or what follows from it.</summary>
    public string? Hint { get; set; }

    /// <summary>Unit inside the box, so that a price is never typed without it.</summary>
    public string? Unit { get; set; }

    /// <summary>Icon inside the box; for sign-in.</summary>
    public string? Icon { get; set; }

    /// <summary>Marks the label with a star. That a field must be filled in is said to screen readers also where only the model says so.</summary>
    public bool Required { get; set; }

    /// <summary>40 px high, where one form is the page.</summary>
    public bool Large { get; set; }

    /// <summary>The label is for screen readers only.</summary>
    public bool HideLabel { get; set; }

    /// <summary>Lines of a textarea.</summary>
    public int Rows { get; set; } = 3;

    /// <summary>Choices.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>The view.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var field = new FieldValue(For, ViewContext);
        var own = output.Attributes.Where(attribute => Passed.Contains(attribute.Name) || attribute.Name.StartsWith("data-", StringComparison.Ordinal)).ToList();
        foreach (var attribute in own)
            output.Attributes.Remove(attribute);
        if (Type is "radio" or "choice")
            Radios(output, field);
        else
            Single(output, field, own);
        if (Type == "password")
            output.Content.AppendHtml(Html.Tag("p", "hint caps").With("hidden", "hidden").With("data-ph-caps", field.Id).With("role", "status").Add(Html.Icon("arrow-big-up-line")).Text(" " + texts["大写锁定已打开"]));
        if (field.Error is not null)
            output.Content.AppendHtml(Html.Tag("p", "hint bad").With("id", field.Id + "-error").Text(field.Error));
        if (!string.IsNullOrEmpty(Hint))
            output.Content.AppendHtml(Html.Tag("p", "hint").With("id", field.Id + "-hint").Text(Hint));
    }

    private void Single(TagHelperOutput output, FieldValue field, List<TagHelperAttribute> own)
    {
        output.Become("div", "field");
        output.Content.AppendHtml(Html.Tag("label", LabelCss()).With("for", field.Id).Text(Label));
        var control = Control(field).With("id", field.Id).With("name", field.Name).With("aria-describedby", field.DescribedBy(Hint));
        control.AddCssClass(Large ? "lg" : "");
        if (Required || field.IsRequired)
            control.With("aria-required", "true");
        if (field.Error is not null)
        {
            control.AddCssClass("is-invalid");
            control.With("aria-invalid", "true");
        }

        foreach (var attribute in own)
            control.With(attribute.Name, Html.Plain(attribute.Value));
        output.Content.AppendHtml(Boxed(control, field));
    }

    private TagBuilder Control(FieldValue field)
    {
        if (Items is not null && Type is null)
            return Choices.Select(Items, field.Text);
        return Type switch
        {
            "textarea" => Html.Tag("textarea", "form-control").With("rows", Rows.ToString(System.Globalization.CultureInfo.InvariantCulture)).Text("\n" + field.Text),
            "password" => Html.Input("password", "form-control"),
            "number" or "money" => Html.Input("text", "form-control r").With("inputmode", "decimal").With("value", field.Text),
            "date" => Html.Input("text", "form-control").AsDate().With("value", field.Text),
            _ => Html.Input(Type ?? "text", "form-control").With("value", field.Text),
        };
    }

    private TagBuilder Boxed(TagBuilder control, FieldValue field)
    {
        if (!string.IsNullOrEmpty(Unit))
            return Html.Tag("span", Large ? "input-unit lg" : "input-unit").Add(control).Add(Html.Tag("span").Text(Unit));
        if (Type != "password" && Icon is null)
            return control;
        var box = Html.Tag("span", (Icon, Type) switch { (null, _) => "in eye", (_, "password") => "in ico eye", _ => "in ico" });
        if (Icon is not null)
            box.Add(Html.Icon(Icon));
        box.Add(control);
        return Type == "password"
            ? box.Add(Html.Tag("button", "btn btn-icon js").With("type", "button").With("data-ph-reveal", field.Id).With("aria-pressed", "false").With("aria-label", texts["显示密码"]).Add(Html.Icon("eye")))
            : box;
    }

    private void Radios(TagHelperOutput output, FieldValue field)
    {
        output.Become("fieldset", "field");
        output.Set("aria-describedby", field.DescribedBy(Hint));
        output.Content.AppendHtml(Html.Tag("legend", LabelCss()).Text(Label));
        var row = Html.Tag("div", Type == "choice" ? "choice" : "opt");
        var number = 0;
        foreach (var item in Items ?? [])
        {
            var input = Html.Input("radio", "form-check-input").With("name", field.Name).With("value", item.Value ?? item.Text)
                .With("id", number++ == 0 ? field.Id : null)
                .With("checked", Choices.IsSelected(item, field.Text) ? "checked" : null)
                .With("disabled", item.Disabled ? "disabled" : null);
            row.Add(Html.Tag("label").Add(input).Text(item.Text));
        }

        output.Content.AppendHtml(row);
    }

    private string LabelCss() => (HideLabel ? "visually-hidden" : "form-label") + (Required && !HideLabel ? " required" : "");
}
