using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PayHall.Components;

/// <summary>
/// What is wrong with the form, all of it, at its top, each line a link to its field: <c>&lt;ph-errors /&gt;</c>. Takes the focus
/// after a refused submit. Shows nothing while nothing is wrong.
/// </summary>
[HtmlTargetElement("ph-errors", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorsTagHelper(IStringLocalizer texts) : TagHelper
{
    /// <summary>The view.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var errors = ViewContext.ViewData.ModelState
            .SelectMany(pair => pair.Value!.Errors.Select(error => (Field: pair.Key, Message: error.ErrorMessage)))
            .Distinct()
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.Become("div", "note bad mb-3");
        output.Set("role", "alert");
        output.Set("tabindex", "-1");
        output.Set("data-ph-focus", "");
        var body = Html.Tag("div", "grow");
        if (errors.Count == 1)
            body.Add(Line(errors[0].Field, errors[0].Message));
        else
            body.Add(Html.Tag("b").Text(texts["有 {0} 处需要改正", errors.Count])).Add(List(errors));
        output.Content.AppendHtml(Html.Icon("alert-circle")).AppendHtml(body);
    }

    private static TagBuilder List(List<(string Field, string Message)> errors)
    {
        var list = Html.Tag("ul", "mb-0 ps-3");
        foreach (var (field, message) in errors)
            list.Add(Html.Tag("li").Add(Line(field, message)));
        return list;
    }

    private static TagBuilder Line(string field, string message)
        => field.Length == 0
            ? Html.Tag("span").Text(message)
            : Html.Tag("a").With("href", "#" + TagBuilder.CreateSanitizedId(field, "_")).Text(message);
}
