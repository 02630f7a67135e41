using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PayHall.Components;

/// <summary>
/// A tree of links beside a list: <c>&lt;ph-tree label="@L["机构"]" nodes="@Model.Tree" /&gt;</c>. Arrow keys move and fold; without
/// scripts everything is open.
/// </summary>
[HtmlTargetElement("ph-tree", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TreeTagHelper(IStringLocalizer texts) : TagHelper
{
    /// <summary>What the tree holds.</summary>
    public string Label { get; set; } = "";

    /// <summary>The nodes at the top.</summary>
    public IReadOnlyList<TreeNode> Nodes { get; set; } = [];

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("nav", "treenav");
        output.Set("aria-label", Label);
        output.Set("data-ph-tree", "");
        output.Content.AppendHtml(List(Nodes));
    }

    private TagBuilder List(IReadOnlyList<TreeNode> nodes)
    {
        var list = Html.Tag("ul");
        foreach (var node in nodes)
        {
            var link = Html.Tag("a").With("href", node.Url).With("aria-current", node.IsCurrent ? "true" : null).Add(Html.Tag("span").Text(node.Text));
            if (node.Note is not null)
                link.Add(Html.Tag("em").Text(node.Note));
            var line = Html.Tag("div", "ln");
            if (node.Children.Count > 0)
                line.Add(Html.Tag("button", "tg js").With("type", "button").With("aria-expanded", "true").With("aria-label", texts["展开或收起 {0}", node.Text]).Add(Html.Icon("chevron-right")));
            var item = Html.Tag("li").Add(line.Add(link));
            if (node.Children.Count > 0)
                item.Add(List(node.Children));
            list.Add(item);
        }

        return list;
    }
}
