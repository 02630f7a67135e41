using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PayHall.Components;

/// <summary>
/// The head of a page: title, one sentence, actions at the right. It also names the page in the window's title and in
/// the breadcrumb. <c>&lt;ph-page title="@L["支付货款"]" hint="…" back="…"&gt;buttons&lt;/ph-page&gt;</c>; a
/// <c>ph-page-mark</c> inside stands beside the title.
/// </summary>
[HtmlTargetElement("ph-page")]
public sealed class PageTagHelper(IStringLocalizer texts) : TagHelper
{
    private readonly HtmlContentBuilder marks = new();

    /// <summary>The page's name.</summary>
    public string Title { get; set; } = "";

    /// <summary>One sentence that says what the page is for, or what holds now.</summary>
    public string? Hint { get; set; }

    /// <summary>Address of the list that one came from; shows an arrow.</summary>
    public string? Back { get; set; }

    /// <summary>The view.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Init(TagHelperContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[typeof(PageMarkTagHelper)] = marks;
    }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        ViewContext.ViewData["Title"] = Title;
        var actions = await output.GetChildContentAsync();
        output.Become("div", "pagehead");
        if (Back is not null)
            output.Content.AppendHtml(Html.Tag("a", "btn btn-icon").With("href", Back).With("aria-label", texts["返回"]).Add(Html.Icon("arrow-left")));
        output.Content.AppendHtml(Html.Tag("h1").Text(Title)).AppendHtml(marks);
        output.Content.AppendHtml(string.IsNullOrEmpty(Hint) ? Html.Tag("span", "grow") : Html.Tag("p", "grow").Text(Hint));
        output.Content.AppendHtml(actions);
    }
}
