using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PayHall.Components;

/// <summary>
/// The tick cell of a row: <c>&lt;ph-check-row name="ids" value="@row.Id" label="@row.Number" checked="@…" /&gt;</c>; <c>form</c> names
/// the form to which it belongs if the table stands outside of it.
/// </summary>
[HtmlTargetElement("ph-check-row", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CheckRowTagHelper(IStringLocalizer texts) : TagHelper
{
    /// <summary>Name of the form value.</summary>
    public string Name { get; set; } = "ids";

    /// <summary>The row's id.</summary>
    public object Value { get; set; } = "";

    /// <summary>What the row is, said after 选择.</summary>
    public string Label { get; set; } = "";

    /// <summary>Ticked already.</summary>
    public bool Checked { get; set; }

    /// <summary>Can't be ticked.</summary>
    public bool Disabled { get; set; }

    /// <summary>Id of the form.</summary>
    public string? Form { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("td", "ck c-ck");
        output.Content.AppendHtml(Html.Input("checkbox", "form-check-input")
            .With("data-ph-row", "")
            .With("name", Name)
            .With("value", Convert.ToString(Value, System.Globalization.CultureInfo.InvariantCulture))
            .With("form", Form)
            .With("aria-label", texts["选择 {0}", Label])
            .With("checked", Checked ? "checked" : null)
            .With("disabled", Disabled ? "disabled" : null));
    }
}
