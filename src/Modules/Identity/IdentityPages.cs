using Microsoft.AspNetCore.Mvc.ApplicationModels;
using PayHall.Security;

namespace PayHall.Identity;

/// <summary>Which permission each page demands; pages of one's own only that somebody is signed in.</summary>
internal static class IdentityPages
{
    private const string Area = "Identity";

    /// <summary>Sets the permissions by folder and page.</summary>
    public static void Configure(PageConventionCollection pages) => pages
        .RequireSignedIn(Area, "/SignOut")
        .RequireSignedIn(Area, "/ChangePassword")
        .RequireSignedIn(Area, "/ChangePaymentPassword")
        .RequireSignedIn(Area, "/MyCertificates")
        .RequireSignedIn(Area, "/My/Index")
        .RequireSignedIn(Area, "/My/Notifications")
        .RequireSignedIn(Area, "/My/SecondFactor")
        .RequireSignedIn(Area, "/My/Tokens")
        .RequirePermission(Area, "/Accounts", Permissions.ViewAccounts)
        .RequirePagePermission(Area, "/Accounts/Edit", Permissions.ManageAccounts)
        .RequirePagePermission(Area, "/Accounts/Certificates", Permissions.BindCertificates)
        .RequirePagePermission(Area, "/Accounts/Roles", Permissions.AssignRoles)
        .RequirePagePermission(Area, "/ResetPaymentPassword", Permissions.ResetPaymentPassword)
        .RequirePermission(Area, "/Roles", Permissions.ViewRoles)
        .RequirePermission(Area, "/Organizations", Permissions.ViewOrganizations)
        .RequirePagePermission(Area, "/Organizations/Edit", Permissions.ManageOrganizations)
        .RequirePermission(Area, "/Certificates", Permissions.ManageAuthorities)
        .RequirePermission(Area, "/Clients", Permissions.ViewClients)
        .RequirePagePermission(Area, "/ApiReference", Permissions.ViewApi)
        .RequirePermission(Area, "/Settings", Permissions.ManageSettings)
        .RequirePermission(Area, "/Audit", Permissions.ViewAudit)
        .RequirePagePermission(Area, "/Audit/Verify", Permissions.VerifyAudit);
}
