using Microsoft.AspNetCore.Mvc.ApplicationModels;
using PayHall.Security;

namespace PayHall.Heating;

/// <summary>Which permission each page demands.</summary>
internal static class HeatingPages
{
    private const string Area = "Heating";

    /// <summary>Sets the permissions by folder and page.</summary>
    public static void Configure(PageConventionCollection pages) => pages
        .RequireSignedIn(Area, "/Index")
        .RequirePermission(Area, "/Desk", Permissions.TakePayments)
        .RequirePermission(Area, "/Receipts", Permissions.ViewPayments)
        .RequirePermission(Area, "/Owners", Permissions.ViewOwners)
        .RequirePagePermission(Area, "/Owners/Edit", Permissions.ManageOwners)
        .RequirePermission(Area, "/Communities", Permissions.ViewCommunities)
        .RequirePagePermission(Area, "/Communities/Edit", Permissions.ManageCommunities)
        .RequirePermission(Area, "/Buildings", Permissions.ViewCommunities)
        .RequirePermission(Area, "/BuildingUnits", Permissions.ViewCommunities)
        .RequirePermission(Area, "/Households", Permissions.ViewCommunities)
        .RequirePagePermission(Area, "/Households/Edit", Permissions.ManageCommunities)
        .RequirePermission(Area, "/Tariffs", Permissions.ViewTariffs)
        .RequirePagePermission(Area, "/Tariffs/Edit", Permissions.ViewTariffs)
        .RequirePagePermission(Area, "/Contracts/Propose", Permissions.ProposeContracts)
        .RequirePagePermission(Area, "/Contracts/Approve", Permissions.ApproveContracts)
        .RequirePermission(Area, "/BillRuns", Permissions.RunBilling)
        .RequirePermission(Area, "/Bills", Permissions.ViewBills)
        .RequirePermission(Area, "/Payments", Permissions.ViewPayments)
        .RequirePermission(Area, "/Statistics", Permissions.ViewStatistics);
}
