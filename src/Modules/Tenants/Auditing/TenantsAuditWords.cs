using PayHall.Auditing;

namespace PayHall.Tenants.Auditing;

/// <summary>How rows about tenants read.</summary>
internal static class TenantsAuditWords
{
    public static readonly AuditWords All = new()
    {
        Actions = new Dictionary<string, string>
        {
            ["Tenants.CreationRequested"] = "申请新建租户",
            ["Tenants.CreationRequestedFailed"] = "申请新建租户未成",
            ["Tenants.Created"] = "新建租户",
            ["Tenants.CreationFailed"] = "新建租户未成",
            ["Tenants.CreationCancelled"] = "取消新建租户",
            ["Tenants.Started"] = "启动租户",
            ["Tenants.StartedFailed"] = "启动租户未成",
            ["Tenants.Stopped"] = "停止租户",
            ["Tenants.StoppedFailed"] = "停止租户未成",
            ["Tenants.Reloaded"] = "重新加载租户",
            ["Tenants.ReloadedFailed"] = "重新加载租户未成",
            // Recorded until the settings editor took over; older rows keep their name.
            ["Tenants.SettingsChanged"] = "修改站点设置",
            ["Tenants.AddressChanged"] = "修改租户的名称与地址",
            ["Tenants.AddressChangedFailed"] = "修改租户的名称与地址未成",
            ["Tenants.FeaturesChanged"] = "开关租户功能",
            ["Tenants.FeaturesChangedFailed"] = "开关租户功能未成",
            ["Tenants.Removed"] = "删除租户",
            ["Tenants.RemovedFailed"] = "删除租户未成",
            ["Tenants.Swept"] = "清除已删除的租户",
        },
        Subjects = new Dictionary<string, string> { ["site"] = "租户站点" },
        Fields = new Dictionary<string, string>
        {
            ["condition"] = "状态",
            ["reason"] = "原因",
            ["recipe"] = "配方",
            ["hosts"] = "域名",
            ["prefix"] = "路径前缀",
            ["provider"] = "数据库",
            ["schema"] = "模式名",
            ["administrator"] = "管理员",
            ["features"] = "功能",
            ["showOrganizations"] = "在首页公示组织",
        },
    };
}
