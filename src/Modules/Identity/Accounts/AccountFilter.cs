namespace PayHall.Identity.Accounts;

/// <summary>Which accounts to list.</summary>
/// <param name="Keyword">Part of the user name, name or phone.</param>
/// <param name="UnitId">The unit or one below it.</param>
/// <param name="RoleId">A role that they have.</param>
/// <param name="Status">Their status; null: all but deleted ones.</param>
/// <param name="Sort">Column, with a minus for falling order.</param>
/// <param name="Page">Page from 1.</param>
internal sealed record AccountFilter(string? Keyword, long? UnitId, long? RoleId, AccountStatus? Status, string? Sort, int Page);
