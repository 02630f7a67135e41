using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PayHall.Components;

/// <summary>
/// A condition in a query form: <c>&lt;ph-field label="@L["发票号码"]" name="number" value="@Model.Number" /&gt;</c>, a list with
/// <c>items</c>, or any control as content (then <c>for</c> names its id).
/// </summary>
[HtmlTargetElement("ph-field")]
public sealed class FieldTagHelper : TagHelper
{
    /// <summary>The condition's name.</summary>
    public string Label { get; set; } = "";

    /// <summary>Query parameter.</summary>
    public string Name { get; set; } = "";

    /// <summary>Current value.</summary>
    public string? Value { get; set; }

    /// <summary>Type of the input.</summary>
    public string Type { get; set; } = "text";

    /// <summary>Example of what may be entered.</summary>
    public string? Placeholder { get; set; }

    /// <summary>Choices; makes it a list.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>Id of the control that is written as content.</summary>
    public string? For { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = await output.GetChildContentAsync();
        var id = For ?? TagBuilder.CreateSanitizedId("q-" + Name, "-");
        output.Become("div", "f");
        output.Content.AppendHtml(Html.Tag("label").With("for", id).Text(Label));
        if (!content.IsEmptyOrWhiteSpace)
            output.Content.AppendHtml(content);
        else if (Items is not null)
            output.Content.AppendHtml(Choices.Select(Items, Value).With("id", id).With("name", Name));
        else
            output.Content.AppendHtml(Control().With("id", id).With("name", Name).With("value", Value).With("placeholder", Placeholder));
    }

    private TagBuilder Control() => Type == "date" ? Html.Input("text", "form-control").AsDate() : Html.Input(Type, "form-control");
}
