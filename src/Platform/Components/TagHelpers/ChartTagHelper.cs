using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PayHall.Components;

/// <summary>
/// A chart drawn from a table, its twin: the content is a plain <c>&lt;table&gt;</c> whose first column names the categories and
/// whose other heads name the series; cells carry the number in <c>data-value</c>. A row's or head's <c>data-tone</c> (warn, bad,
/// 1–3) sets colour and pattern, a head's <c>data-type</c> (bar, line, step) its shape. Without scripts the table stands.
/// </summary>
[HtmlTargetElement("ph-chart")]
public sealed class ChartTagHelper(IStringLocalizer texts) : TagHelper
{
    /// <summary>The card's name.</summary>
    public string Title { get; set; } = "";

    /// <summary>Small text beside the name.</summary>
    public string? Note { get; set; }

    /// <summary>bars (categories on the left), columns.</summary>
    public string Kind { get; set; } = "columns";

    /// <summary>How values are written: number, money (¥ and two decimals), wan (axis in 万).</summary>
    public string Format { get; set; } = "number";

    /// <summary>Height in pixels: 140, 180, 200, 220, 240.</summary>
    public int Height { get; set; } = 200;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("section", "card");
        output.Set("data-ph-chart", Kind);
        output.Set("data-format", Format);
        output.Set("data-wan", texts["万"]);
        output.Set("data-yi", texts["亿"]);
        var head = Html.Tag("div", "hd").Add(Html.Tag("h2").Text(Title));
        if (!string.IsNullOrEmpty(Note))
            head.Add(Html.Tag("span", "xs t3").Text(Note));
        head.Add(Html.Tag("div", "seg more js").With("role", "group").With("aria-label", texts["图表切换"])
            .Add(Html.Tag("button").With("type", "button").With("data-show", "chart").With("aria-pressed", "true").Text(texts["图"]))
            .Add(Html.Tag("button").With("type", "button").With("data-show", "table").With("aria-pressed", "false").Text(texts["表"])));
        output.PreContent.AppendHtml(head);
        output.PreContent.AppendHtml(Html.Tag("div", $"chart h{Height} js").With("role", "img").With("aria-label", Title).With("data-canvas", ""));
        output.PreContent.AppendHtml("<div data-twin>");
        output.PostContent.AppendHtml("</div>");
    }
}
