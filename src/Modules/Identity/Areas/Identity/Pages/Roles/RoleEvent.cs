namespace PayHall.Identity.Areas.Identity.Pages.Roles;

/// <summary>What was done to a role.</summary>
internal sealed record RoleEvent(DateTimeOffset At, string Who, string What);
