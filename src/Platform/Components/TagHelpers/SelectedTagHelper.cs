using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PayHall.Components;

/// <summary>
/// The sum of the ticked rows (their <c>data-fen</c>), kept up to date by script and announced politely. With <c>available</c> it
/// also shows what would be left. <c>count-text</c> and <c>group-text</c> hold <c>{0}</c>: 已选 {0} 张, {0} 家企业 (distinct <c>data-group</c>).
/// </summary>
[HtmlTargetElement("ph-selected", ParentTag = "ph-totals", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectedTagHelper(IStringLocalizer texts) : TagHelper
{
    /// <summary>Id of the table.</summary>
    public string Table { get; set; } = "";

    /// <summary>How many are ticked, with <c>{0}</c> for the number.</summary>
    public string? CountText { get; set; }

    /// <summary>Of how many others they are, with <c>{0}</c> for the number.</summary>
    public string? GroupText { get; set; }

    /// <summary>The balance that the act would lower.</summary>
    public Money? Available { get; set; }

    /// <summary>What the balance is, e.g. 可用余额 → 支付后.</summary>
    public string? AvailableLabel { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var text = CountText ?? texts["已选 {0} 项"].Value;
        output.Become("div", "sel js");
        output.Set("role", "status");
        output.Set("data-ph-selected", Table);
        output.Set("data-count-text", text);
        output.Set("data-group-text", GroupText);
        output.Content.AppendHtml(Html.Tag("small").With("data-label", "").Text(text.Replace("{0}", "0", StringComparison.Ordinal)));
        output.Content.AppendHtml(Html.Tag("b").With("data-sum", "").Add(MoneyHtml.Of(Money.Zero, yen: true)));
        if (Available is not { } money)
            return;
        output.PostElement.AppendHtml(Html.Tag("div", "js").With("data-ph-left", Table).With("data-fen", money.Fen.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .Add(Html.Tag("small").Text(AvailableLabel ?? texts["可用余额 → 支付后"].Value))
            .Add(Html.Tag("b").Add(MoneyHtml.Of(money, yen: true)))
            .Add(Html.Tag("span", "t3 mx-1").Text("→"))
            .Add(Html.Tag("b").With("data-left", "").Add(MoneyHtml.Of(money, yen: true))));
    }
}
