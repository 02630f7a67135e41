using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PayHall.Components;

/// <summary>
/// The permissions of a role: <c>&lt;ph-permission-tree id="tree" model="@Model.Tree" name="Input.Permissions" /&gt;</c>. Groups and pages are
/// three-state boxes over their actions; what differs from the saved state is marked + or −.
/// </summary>
[HtmlTargetElement("ph-permission-tree", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PermissionTreeTagHelper(IStringLocalizer texts) : TagHelper
{
    /// <summary>Id; <c>ph-permission-changes</c> refers to it.</summary>
    public string Id { get; set; } = "permissions";

    /// <summary>The permissions.</summary>
    public PermissionTree Model { get; set; } = null!;

    /// <summary>Name of the form value; one value for each ticked permission.</summary>
    public string Name { get; set; } = "Input.Permissions";

    /// <summary>Nothing can be changed.</summary>
    public bool ReadOnly { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("section", "card");
        output.Set("id", Id);
        output.Set("data-ph-permissions", "");
        output.Content.AppendHtml(Bar());
        var list = Html.Tag("ul", "ptree");
        var number = 0;
        foreach (var group in Model.Groups)
            list.Add(Group(group, $"{Id}-{++number}"));
        output.Content.AppendHtml(list);
    }

    private TagBuilder Bar()
    {
        var actions = Model.Groups.SelectMany(group => group.Pages).SelectMany(page => page.Actions).ToList();
        return Html.Tag("div", "bar")
            .Add(Html.Tag("h2", "h2x").Text(texts["权限"]))
            .Add(Html.Tag("span", "sm t3").With("data-held", "").With("data-text", texts["已选 {0} / {1}"]).With("role", "status")
                .Text(texts["已选 {0} / {1}", actions.Count(action => action.IsGranted), actions.Count]))
            .Add(Html.Tag("span", "grow"))
            .Add(Html.Tag("span", "find flat js").Add(Html.Icon("search"))
                .Add(Html.Input("search", "form-control").With("data-find", "").With("aria-label", texts["查找权限"]).With("placeholder", texts["查找权限"])))
            .Add(Html.Tag("div", "seg js").With("role", "group").With("aria-label", texts["显示"])
                .Add(View("all", texts["全部"], true)).Add(View("held", texts["已选"], false)).Add(View("changed", texts["变更"], false)))
            .Add(Html.Tag("button", "btn js").With("type", "button").With("data-fold", "").With("data-other", texts["全部展开"]).Add(Html.Icon("fold")).Add(Html.Tag("span").Text(texts["全部收起"])));
    }

    private static TagBuilder View(string view, string text, bool pressed)
        => Html.Tag("button").With("type", "button").With("data-view", view).With("aria-pressed", pressed ? "true" : "false").Text(text);

    private TagBuilder Group(PermissionTreeGroup group, string id)
    {
        var actions = group.Pages.SelectMany(page => page.Actions).ToList();
        var item = Html.Tag("li").With("data-group", "").Add(Html.Tag("div", "ln")
            .Add(Html.Tag("div", "nm")
                .Add(Html.Tag("button", "tg js").With("type", "button").With("aria-expanded", "true").With("aria-controls", id).With("aria-label", texts["展开或收起 {0}", group.Title]).Add(Html.Icon("chevron-right")))
                .Add(Parent(group.Title)))
            .Add(Html.Tag("span", "cnt").With("data-cnt", "").Text($"{actions.Count(action => action.IsGranted)} / {actions.Count}")));
        var pages = Html.Tag("ul").With("id", id);
        foreach (var page in group.Pages)
        {
            var acts = Html.Tag("div", "acts").With("role", "group").With("aria-label", page.Title);
            foreach (var action in page.Actions)
                acts.Add(Action(page, action));
            pages.Add(Html.Tag("li", "ln").With("data-page", "").Add(Html.Tag("div", "nm").Add(Parent(page.Title))).Add(acts));
        }

        return item.Add(pages);
    }

    private TagBuilder Parent(string title)
        => Html.Tag("label").Add(Html.Input("checkbox", "form-check-input js").With("data-parent", "").With("disabled", ReadOnly ? "disabled" : null)).Add(Html.Tag("span").Text(title));

    private TagBuilder Action(PermissionTreePage page, PermissionTreeAction action)
    {
        var isOff = action.IsLocked || ReadOnly;
        var mark = (action.IsGranted, action.WasGranted) switch { (true, false) => "new", (false, true) => "gone", _ => null };
        var label = Html.Tag("label", isOff ? "off" : null)
            .With("title", action.IsLocked ? texts["您自己没有这项权限，不能授予"].Value : null)
            .Add(Html.Input("checkbox", "form-check-input").With("name", Name).With("value", action.Name)
                .With("data-action", page.Title + " · " + action.Title)
                .With("data-was", action.WasGranted ? "1" : "0")
                .With("checked", action.IsGranted ? "checked" : null)
                .With("disabled", isOff ? "disabled" : null))
            .Add(Html.Tag("span", mark).With("data-mark", "").Text(action.Title));
        return action.IsLocked ? label.Add(Html.Icon("lock")).Add(Html.Hidden(texts["您自己没有这项权限，不能授予"])) : label;
    }
}
