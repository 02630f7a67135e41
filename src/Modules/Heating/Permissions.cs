using PayHall.Security;

namespace PayHall.Heating;

/// <summary>What may be done with the heating module; each page, endpoint, menu entry and button checks one of these.</summary>
public sealed class Permissions : IPermissionProvider
{
    /// <summary>Changes owners.</summary>
    public static readonly Permission ManageOwners = new("Heating.ManageOwners", "新增和修改业主", "基础信息管理/业主信息");

    /// <summary>Sees owners.</summary>
    public static readonly Permission ViewOwners = new("Heating.ViewOwners", "查看业主", "基础信息管理/业主信息", ManageOwners);

    /// <summary>Changes communities, buildings, units and households.</summary>
    public static readonly Permission ManageCommunities = new("Heating.ManageCommunities", "新增和修改小区、楼幢、单元、户室", "基础信息管理/小区基础信息");

    /// <summary>Sees communities, buildings, units and households.</summary>
    public static readonly Permission ViewCommunities = new("Heating.ViewCommunities", "查看小区、楼幢、单元、户室", "基础信息管理/小区基础信息", ManageCommunities);

    /// <summary>Replaces the script that the tariff form generates.</summary>
    public static readonly Permission ReplaceScripts = new("Heating.ReplaceScripts", "改写计价脚本", "业务管理/产品管理");

    /// <summary>Adds, changes and deletes tariffs.</summary>
    public static readonly Permission ManageTariffs = new("Heating.ManageTariffs", "新增、修改、删除产品", "业务管理/产品管理");

    /// <summary>Sees tariffs and asks for quotes.</summary>
    public static readonly Permission ViewTariffs = new("Heating.ViewTariffs", "查看产品与试算", "业务管理/产品管理", ManageTariffs, ReplaceScripts);

    /// <summary>Proposes contracts.</summary>
    public static readonly Permission ProposeContracts = new("Heating.ProposeContracts", "户室与产品签约", "业务管理/户室签约");

    /// <summary>Approves or refuses contracts that another person proposed.</summary>
    public static readonly Permission ApproveContracts = new("Heating.ApproveContracts", "审批户室签约", "业务管理/户室签约");

    /// <summary>Starts and cancels bill runs.</summary>
    public static readonly Permission RunBilling = new("Heating.RunBilling", "生成账单", "业务管理/账单生成");

    /// <summary>Takes payments.</summary>
    public static readonly Permission TakePayments = new("Heating.TakePayments", "收款与打印回单", "缴费管理/收费台");

    /// <summary>Sees bills.</summary>
    public static readonly Permission ViewBills = new("Heating.ViewBills", "查看缴费订单", "缴费管理/缴费订单管理", TakePayments, RunBilling);

    /// <summary>Sees payments and receipts.</summary>
    public static readonly Permission ViewPayments = new("Heating.ViewPayments", "查看缴费记录与回单", "缴费管理/缴费记录查询", TakePayments);

    /// <summary>Sees the statistics of communities.</summary>
    public static readonly Permission ViewStatistics = new("Heating.ViewStatistics", "查看小区明细统计", "报表统计/小区明细统计");

    /// <inheritdoc />
    public IEnumerable<Permission> GetPermissions()
        =>
        [
            ViewOwners, ManageOwners, ViewCommunities, ManageCommunities, ViewTariffs, ManageTariffs, ReplaceScripts, ProposeContracts,
            ApproveContracts, RunBilling, TakePayments, ViewBills, ViewPayments, ViewStatistics,
        ];

    /// <inheritdoc />
    public IEnumerable<PermissionStereotype> GetDefaultStereotypes()
        =>
        [
            new(Stereotypes.TenantAdministrator, [.. GetPermissions()]),
            new(Stereotypes.CompanyAdministrator,
            [
                ManageOwners, ViewOwners, ManageCommunities, ViewCommunities, ManageTariffs, ViewTariffs, ProposeContracts, ApproveContracts,
                RunBilling, ViewBills, ViewPayments, ViewStatistics,
            ]),
            new(Stereotypes.StationAdministrator,
            [
                ManageOwners, ViewOwners, ManageCommunities, ViewCommunities, ViewTariffs, ProposeContracts, ViewBills, ViewPayments, ViewStatistics,
            ]),
            new(Stereotypes.PropertyManager, [ManageOwners, ViewOwners, ManageCommunities, ViewCommunities]),
            new(Stereotypes.Cashier, [TakePayments, ViewBills, ViewPayments, ManageOwners, ViewOwners, ViewCommunities]),
            new(Stereotypes.MeterReader, [ViewCommunities]),
        ];
}
