namespace PayHall.Identity.Areas.Identity.Pages.Accounts;

/// <summary>A role to be ticked.</summary>
internal sealed record RoleChoice(long Id, string Name, string ScopeName, int PermissionCount, bool IsHeld, bool IsLocked);
