namespace PayHall.Identity.Sessions;

/// <summary>An account's sessions for administrators.</summary>
/// <param name="List">Shows them.</param>
/// <param name="End">Ends them.</param>
internal sealed record SessionDesk(AccountSessions List, EndSessions End);
