namespace PayHall.Identity.Accounts;

/// <summary>An account that was added or changed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="UserName">Its sign-in name.</param>
/// <param name="InitialPassword">The initial password of a new account, to be told once; null for a changed one.</param>
internal sealed record SavedAccount(string Id, string UserName, string? InitialPassword);
