using PayHall.Security;

namespace PayHall.Identity;

/// <summary>What can be allowed in accounts, roles and organisations.</summary>
internal sealed class Permissions : IPermissionProvider
{
    private const string AccountPage = "系统管理/账号管理";
    private const string CertificatePage = "系统管理/CA 证书";
    private const string RolePage = "系统管理/角色管理";
    private const string ClientPage = "系统管理/接口客户端管理";
    private const string OrganizationPage = "系统管理/机构管理";
    private const string AuditPage = "系统管理/审计日志";

    /// <summary>新增 and 修改 of accounts, and unlocking them.</summary>
    public static readonly Permission ManageAccounts = new("Identity.ManageAccounts", "新增、修改与解锁", AccountPage);

    /// <summary>删除 of accounts.</summary>
    public static readonly Permission DeleteAccounts = new("Identity.DeleteAccounts", "删除", AccountPage);

    /// <summary>重置密码 of other people's sign-in.</summary>
    public static readonly Permission ResetPasswords = new("Identity.ResetPasswords", "重置密码", AccountPage);

    /// <summary>分配角色.</summary>
    public static readonly Permission AssignRoles = new("Identity.AssignRoles", "分配角色", AccountPage);

    /// <summary>绑定、解除 of accounts' certificates.</summary>
    public static readonly Permission BindCertificates = new("Identity.BindCertificates", "绑定证书", AccountPage);

    /// <summary>查看 of the account list.</summary>
    public static readonly Permission ViewAccounts = new("Identity.ViewAccounts", "查看", AccountPage, ManageAccounts, DeleteAccounts, ResetPasswords, AssignRoles, BindCertificates);

    /// <summary>新增、修改 of roles and their permissions.</summary>
    public static readonly Permission ManageRoles = new("Identity.ManageRoles", "新增、修改与授权", RolePage);

    /// <summary>删除 of roles.</summary>
    public static readonly Permission DeleteRoles = new("Identity.DeleteRoles", "删除", RolePage);

    /// <summary>查看 of the role list.</summary>
    public static readonly Permission ViewRoles = new("Identity.ViewRoles", "查看", RolePage, ManageRoles, DeleteRoles);

    /// <summary>新增、编辑、删除 of organisation units.</summary>
    public static readonly Permission ManageOrganizations = new("Identity.ManageOrganizations", "新增、编辑与删除", OrganizationPage);

    /// <summary>查看 of the organisation tree.</summary>
    public static readonly Permission ViewOrganizations = new("Identity.ViewOrganizations", "查看", OrganizationPage, ManageOrganizations);

    /// <summary>受信任的 CA, their revocation lists, the rules of CA sign-in, and the test CA of a demo tenant.</summary>
    public static readonly Permission ManageAuthorities = new("Identity.ManageAuthorities", "使用", CertificatePage);

    /// <summary>新增、修改、换密钥、停用、删除 of machine clients.</summary>
    public static readonly Permission ManageClients = new("Identity.ManageClients", "新增、修改、换密钥与删除", ClientPage);

    /// <summary>查看 of machine clients.</summary>
    public static readonly Permission ViewClients = new("Identity.ViewClients", "查看", ClientPage, ManageClients);

    /// <summary>查看 of the description of this tenant's API.</summary>
    public static readonly Permission ViewApi = new("Identity.ViewApi", "查看", "系统管理/接口文档", ViewClients);

    /// <summary>重置支付密码 of other people.</summary>
    public static readonly Permission ResetPaymentPassword = new("Identity.ResetPaymentPassword", "使用", "系统管理/重置支付密码");

    /// <summary>验证 of the audit trail's chain.</summary>
    public static readonly Permission VerifyAudit = new("Identity.VerifyAudit", "验证完整性", AuditPage);

    /// <summary>查询 of the audit trail within the data scope.</summary>
    public static readonly Permission ViewAudit = new("Identity.ViewAudit", "查询", AuditPage, VerifyAudit);

    /// <summary>修改 of the tenant's settings: its face, how people sign in.</summary>
    public static readonly Permission ManageSettings = new("Identity.ManageSettings", "查看与修改", "系统管理/系统设置");

    /// <summary>Whoever holds one of these can make themselves or others whatever the tenant knows, so a stolen password of theirs costs the most (I-12).</summary>
    public static readonly IReadOnlyList<Permission> Administrative =
        [ManageAccounts, DeleteAccounts, ResetPasswords, AssignRoles, BindCertificates, ManageRoles, DeleteRoles, ManageSettings];

    /// <inheritdoc />
    public IEnumerable<Permission> GetPermissions() =>
    [
        ViewAccounts, ManageAccounts, DeleteAccounts, ResetPasswords, AssignRoles, BindCertificates,
        ViewRoles, ManageRoles, DeleteRoles,
        ViewOrganizations, ManageOrganizations,
        ManageAuthorities,
        ViewClients, ManageClients, ViewApi,
        ResetPaymentPassword,
        ViewAudit, VerifyAudit, ManageSettings,
    ];

    /// <inheritdoc />
    public IEnumerable<PermissionStereotype> GetDefaultStereotypes() =>
    [
        new(Stereotypes.MemberAdministrator,
        [
            ViewAccounts, ManageAccounts, DeleteAccounts, ResetPasswords, AssignRoles, BindCertificates,
            ViewRoles, ManageRoles, DeleteRoles, ResetPaymentPassword, ViewAudit,
        ]),
        new(Stereotypes.CompanyAdministrator, [.. GetPermissions()]),
        new(Stereotypes.StationAdministrator, [ViewAccounts, ViewRoles, ViewOrganizations]),
        new(Stereotypes.ExchangeOperator, [ViewAccounts, ViewOrganizations, ViewClients, ManageClients, ViewApi]),
    ];
}
