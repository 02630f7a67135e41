using PayHall.Navigation;

namespace PayHall.Identity;

/// <summary>系统管理, as both manuals have it: whoever lacks a page's permission does not see it.</summary>
internal sealed class AdminMenu : INavigationProvider
{
    /// <summary>Caption of the group, which other modules may add to.</summary>
    public const string Group = "系统管理";

    /// <inheritdoc />
    public void Build(NavigationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Group(Group, "settings", 10)
            .Page("机构管理", 5, "/Identity/Organizations", Permissions.ViewOrganizations)
            .Page("修改登陆密码", 10, "/Identity/ChangePassword")
            .Page("消息", 15, "/Identity/My/Notifications")
            .Page("账号管理", 20, "/Identity/Accounts", Permissions.ViewAccounts)
            .Page("角色管理", 30, "/Identity/Roles", Permissions.ViewRoles)
            .Page("CA 证书", 35, "/Identity/Certificates", Permissions.ManageAuthorities)
            .Page("我的证书", 38, "/Identity/MyCertificates")
            .Page("修改支付密码", 40, "/Identity/ChangePaymentPassword")
            .Page("两步验证", 45, "/Identity/My/SecondFactor")
            .Page("我的应用", 48, "/Identity/My/Tokens")
            .Page("重置支付密码", 50, "/Identity/ResetPaymentPassword", Permissions.ResetPaymentPassword)
            .Page("接口客户端管理", 54, "/Identity/Clients", Permissions.ViewClients)
            .Page("接口文档", 56, "/Identity/ApiReference", Permissions.ViewApi)
            .Page("系统设置", 60, "/Identity/Settings", Permissions.ManageSettings)
            .Page("审计日志", 70, "/Identity/Audit", Permissions.ViewAudit);
    }
}
