using PayHall.Navigation;

namespace PayHall.Heating;

/// <summary>The heating company's menu, in the manual's order.</summary>
internal sealed class AdminMenu : INavigationProvider
{
    /// <inheritdoc />
    public void Build(NavigationBuilder builder)
    {
        builder.Page("首页", "home-2", 0, "/Heating");
        builder.Page("收费台", "cash-register", 10, "/Heating/Desk", Permissions.TakePayments);
        builder.Group("基础信息", "building-community", 30)
            .Page("业主信息", 10, "/Heating/Owners", Permissions.ViewOwners)
            .Page("小区列表", 20, "/Heating/Communities", Permissions.ViewCommunities)
            .Page("楼幢列表", 30, "/Heating/Buildings", Permissions.ViewCommunities)
            .Page("单元列表", 40, "/Heating/BuildingUnits", Permissions.ViewCommunities)
            .Page("户室列表", 50, "/Heating/Households", Permissions.ViewCommunities);
        builder.Group("业务管理", "briefcase", 40)
            .Page("产品列表", 10, "/Heating/Tariffs", Permissions.ViewTariffs)
            .Page("产品添加", 20, "/Heating/Tariffs/Edit", Permissions.ManageTariffs)
            .Page("户室与产品签约", 30, "/Heating/Contracts/Propose", Permissions.ProposeContracts)
            .Page("户室签约审批", 40, "/Heating/Contracts/Approve", Permissions.ApproveContracts, ContractsAwaitingCounter.CounterKey)
            .Page("账单生成", 60, "/Heating/BillRuns", Permissions.RunBilling);
        builder.Group("缴费管理", "receipt", 50)
            .Page("缴费订单管理", 10, "/Heating/Bills", Permissions.ViewBills)
            .Page("缴费记录查询", 20, "/Heating/Payments", Permissions.ViewPayments);
        builder.Group("报表统计", "chart-bar", 70)
            .Page("小区明细统计", 20, "/Heating/Statistics/Communities", Permissions.ViewStatistics);
    }
}
