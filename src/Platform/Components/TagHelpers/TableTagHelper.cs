using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PayHall.Components;

/// <summary>
/// A data table: <c>&lt;ph-table id="invoices" caption="@L["可支付发票"]"&gt;&lt;thead&gt;…&lt;/thead&gt;&lt;tbody&gt;…&lt;/tbody&gt;&lt;/ph-table&gt;</c>.
/// Cells: <c>num</c> right, <c>nw</c> no wrap, <c>el</c> the flexible column, <c>p2</c> leaves at 1024, <c>p3</c> on phones. With
/// <c>cards</c> each row becomes a card on phones, its cells placed by c-ck, c-nm, c-no, c-am, c-st, c-ag, c-ac.
/// Rows with <c>data-fen</c> (and <c>data-group</c>) are summed when ticked.
/// </summary>
[HtmlTargetElement("ph-table")]
public sealed class TableTagHelper : TagHelper
{
    /// <summary>Id; the browser remembers columns and row height under it.</summary>
    public string? Id { get; set; }

    /// <summary>What the table holds, for screen readers.</summary>
    public string Caption { get; set; } = "";

    /// <summary>Rows become cards on phones.</summary>
    public bool Cards { get; set; }

    /// <summary>Low rows, for tables beside something else.</summary>
    public bool Tight { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("table", "table dt");
        if (Cards)
            output.AddClass("rowcard");
        if (Tight)
            output.AddClass("tight");
        output.Set("id", Id);
        output.Set("data-ph-table", Id);
        output.PreElement.AppendHtml("<div class=\"tblx\">");
        output.PreContent.AppendHtml(Html.Tag("caption", "visually-hidden").Text(Caption));
        output.PostElement.AppendHtml("</div>");
    }
}
