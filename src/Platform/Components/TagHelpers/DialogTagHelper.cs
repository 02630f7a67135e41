using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PayHall.Components;

/// <summary>
/// A question before an act: <c>&lt;ph-dialog id="remove" title="@L["停用账号 {0}？", name]" hint="…"&gt;… &lt;ph-dialog-foot&gt;buttons&lt;/ph-dialog-foot&gt;&lt;/ph-dialog&gt;</c>,
/// opened by any button with <c>data-ph-open="remove"</c>, closed by one with <c>data-ph-close</c>, or shown at once with <c>open</c>.
/// The title states the fact, the safe choice comes first with <c>autofocus</c>, each button says what it does.
/// </summary>
[HtmlTargetElement("ph-dialog")]
public sealed class DialogTagHelper : TagHelper
{
    /// <summary>Id of the dialog.</summary>
    public string Id { get; set; } = "";

    /// <summary>The fact or the question.</summary>
    public string Title { get; set; } = "";

    /// <summary>One sentence below it.</summary>
    public string? Hint { get; set; }

    /// <summary>Icon before the title.</summary>
    public string Icon { get; set; } = "alert-triangle";

    /// <summary>Shown when the page loads (without scripts, in the page's flow).</summary>
    public bool Open { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("dialog", "dlg");
        output.Set("id", Id);
        output.Set("aria-labelledby", Id + "-title");
        output.Set("open", Open ? "open" : null);
        var words = Html.Tag("div").Add(Html.Tag("h2").With("id", Id + "-title").Text(Title));
        if (!string.IsNullOrEmpty(Hint))
            words.Add(Html.Tag("p").Text(Hint));
        output.PreContent.AppendHtml(Html.Tag("div", "dh").Add(Html.Icon(Icon)).Add(words));
    }
}
