using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PayHall.Components;

/// <summary>A sum in the totals bar: <c>&lt;ph-total label="@L["查询结果 {0} 张", n]" value="@Model.Total" /&gt;</c>, or any content instead of an amount.</summary>
[HtmlTargetElement("ph-total", ParentTag = "ph-totals")]
public sealed class TotalTagHelper : TagHelper
{
    /// <summary>What is summed.</summary>
    public string Label { get; set; } = "";

    /// <summary>The sum.</summary>
    public Money? Value { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("div");
        output.PreContent.AppendHtml(Html.Tag("small").Text(Label));
        if (Value is { } money)
            output.PreContent.AppendHtml(Html.Tag("b").Add(MoneyHtml.Of(money, yen: true)));
    }
}
