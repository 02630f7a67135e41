namespace PayHall.Identity.Api;

/// <summary>A role of an account.</summary>
/// <param name="Id">Id, by which roles are given.</param>
/// <param name="Name">Name.</param>
internal sealed record AccountRoleItem(long Id, string Name);
