using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PayHall.Components;

/// <summary>
/// A condition with two ends in one field: <c>&lt;ph-range label="@L["确认日期"]" name="confirmed" type="date" from="…" to="…" /&gt;</c>
/// makes the parameters <c>confirmedFrom</c> and <c>confirmedTo</c>. Type <c>money</c> is for amounts in yuan.
/// </summary>
[HtmlTargetElement("ph-range", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RangeTagHelper(IStringLocalizer texts) : TagHelper
{
    /// <summary>The condition's name.</summary>
    public string Label { get; set; } = "";

    /// <summary>Beginning of both query parameters.</summary>
    public string Name { get; set; } = "";

    /// <summary>date, money, number or text.</summary>
    public string Type { get; set; } = "date";

    /// <summary>Current lower end: a text, a day, an amount.</summary>
    public object? From { get; set; }

    /// <summary>Current upper end.</summary>
    public object? To { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var id = TagBuilder.CreateSanitizedId("q-" + Name, "-");
        output.Become("div", "f");
        output.Content.AppendHtml(Html.Tag("span", "lb").With("id", id).Text(Label));
        output.Content.AppendHtml(Html.Tag("span", "two").With("role", "group").With("aria-labelledby", id)
            .Add(End("From", From, texts["下限"], texts["{0}起", Label]))
            .Add(Html.Tag("span").Text("–"))
            .Add(End("To", To, texts["上限"], texts["{0}止", Label])));
    }

    private TagBuilder End(string end, object? value, string bound, string label)
    {
        var money = Type == "money";
        var input = Html.Input(money || Type == "date" ? "text" : Type, money ? "form-control r" : "form-control");
        if (Type == "date")
            input.AsDate();
        if (money)
            input.With("inputmode", "decimal").With("placeholder", "¥ " + bound);
        return input.With("name", Name + end).With("value", FieldValue.Format(value)).With("aria-label", label);
    }
}
