namespace PayHall.Identity.Accounts;

/// <summary>A change of an account's roles that whoever acts was found to be allowed to make.</summary>
/// <param name="Before">Names of the roles that it had.</param>
/// <param name="After">Names of the roles that it will have.</param>
/// <param name="RoleIds">Ids of the roles that it will have.</param>
internal sealed record RoleChange(IReadOnlyList<string> Before, IReadOnlyList<string> After, IReadOnlyList<long> RoleIds);
