using PayHall.Security;

namespace PayHall.Tenants;

/// <summary>What can be allowed with the tenants of this host. The platform administrator holds all of it.</summary>
internal sealed class Permissions : IPermissionProvider
{
    private const string Page = "租户管理/租户列表";

    /// <summary>新建, 改名改址, 启动, 停止, 重载; and what the default site shows to anyone.</summary>
    public static readonly Permission ManageTenants = new("Tenants.ManageTenants", "新建、改址与启停", Page);

    /// <summary>开关功能.</summary>
    public static readonly Permission ManageFeatures = new("Tenants.ManageFeatures", "开关功能", Page);

    /// <summary>删除.</summary>
    public static readonly Permission RemoveTenants = new("Tenants.RemoveTenants", "删除", Page);

    /// <summary>查看 of the list and of a tenant.</summary>
    public static readonly Permission ViewTenants = new("Tenants.ViewTenants", "查看", Page, ManageTenants, ManageFeatures, RemoveTenants);

    /// <inheritdoc />
    public IEnumerable<Permission> GetPermissions() => [ViewTenants, ManageTenants, ManageFeatures, RemoveTenants];

    /// <inheritdoc />
    public IEnumerable<PermissionStereotype> GetDefaultStereotypes() => [];
}
