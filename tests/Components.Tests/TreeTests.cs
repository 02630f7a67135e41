using PayHall.Components.Tests.Hosting;
using PayHall.Organizations;

namespace PayHall.Components.Tests;

[Collection(nameof(Portals))]
public sealed class TreeTests(Portals portals)
{
    private static readonly OrganizationUnitInfo[] Units =
    [
        new(2, "02", "财务科", "Department", 1, 2),
        new(1, "01", "云岭市第一人民医院", "Member", null, 1),
        new(3, "0201", "出纳组", "Department", 2, 3),
        new(9, "99", "别处的站", "Station", 8, 2),
    ];

    [Fact]
    public async Task A_locked_permission_can_not_be_changed_and_says_why()
    {
        var box = (await portals.GetAsync("/Role")).QuerySelectorAll("[data-action]").Single(box => box.GetAttribute("data-action") == "支付货款复核 · 复核");

        box.HasAttribute("disabled").ShouldBeTrue();
        box.ParentElement!.GetAttribute("title").ShouldBe("您自己没有这项权限，不能授予");
        box.ParentElement.One(".visually-hidden").TextContent.ShouldBe("您自己没有这项权限，不能授予");
    }

    [Fact]
    public async Task What_differs_from_the_saved_role_is_marked()
    {
        var tree = (await portals.GetAsync("/Role")).One("[data-ph-permissions]");

        tree.QuerySelectorAll(".new").Select(mark => mark.TextContent).ShouldBe(["导出", "查看"]);
        tree.One(".gone").TextContent.ShouldBe("提交");
        tree.One("[data-held]").TextContent.ShouldBe("已选 11 / 20");
    }

    [Fact]
    public async Task Only_permissions_are_posted_not_the_boxes_above_them()
    {
        var tree = (await portals.GetAsync("/Role")).One("[data-ph-permissions]");

        tree.QuerySelectorAll("input[name]").ShouldAllBe(box => box.GetAttribute("name") == "Input.Permissions" && box.HasAttribute("data-action"));
        tree.QuerySelectorAll("[data-parent]").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_opinion_with_markup_stays_text()
        => (await portals.GetAsync("/Role")).One(".tl .no q").TextContent.ShouldBe("不符 <script>");

    [Fact]
    public void Units_are_offered_with_their_path_in_the_order_of_the_tree()
        => UnitChoices.List(Units, selected: 3).Select(choice => (choice.Text, choice.Value, choice.Selected)).ShouldBe(
        [
            ("云岭市第一人民医院", "1", false),
            ("云岭市第一人民医院 / 财务科", "2", false),
            ("云岭市第一人民医院 / 财务科 / 出纳组", "3", true),
            ("别处的站", "9", false),
        ]);

    [Fact]
    public void A_tree_knows_the_way_to_the_current_unit()
    {
        var tree = UnitChoices.Tree(Units, unit => "?unit=" + unit.Id, current: 3);

        tree.Select(node => (node.Text, node.HoldsCurrent)).ShouldBe([("云岭市第一人民医院", true), ("别处的站", false)]);
        tree[0].Children[0].Children[0].IsCurrent.ShouldBeTrue();
    }
}
