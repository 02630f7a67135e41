using PayHall.Components;

namespace PayHall.Tenants.Areas.Tenants.Pages;

/// <summary>How a tenant's condition is said and coloured.</summary>
internal static class ConditionText
{
    /// <summary>Key of the word.</summary>
    public static string Word(this TenantCondition condition) => condition switch
    {
        TenantCondition.Running => "运行中",
        TenantCondition.Sleeping => "休眠",
        TenantCondition.Stopped => "已停止",
        TenantCondition.Failed => "不能启动",
        _ => "正在准备",
    };

    /// <summary>Kind of the badge.</summary>
    public static StatusKind Kind(this TenantCondition condition) => condition switch
    {
        TenantCondition.Running => StatusKind.Ok,
        TenantCondition.Sleeping => StatusKind.Idle,
        TenantCondition.Stopped => StatusKind.Warn,
        TenantCondition.Failed => StatusKind.Bad,
        _ => StatusKind.Wait,
    };
}
