using PayHall.Navigation;

namespace PayHall.Tenants;

/// <summary>租户管理, before the pages of accounts and roles.</summary>
internal sealed class AdminMenu : INavigationProvider
{
    /// <inheritdoc />
    public void Build(NavigationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Group("租户管理", "building-community", 5)
            .Page("租户列表", 10, "/Tenants", Permissions.ViewTenants)
            .Page("新建租户", 20, "/Tenants/Create", Permissions.ManageTenants)
            .Page("首页设置", 30, "/Tenants/Settings", Permissions.ManageTenants);
    }
}
