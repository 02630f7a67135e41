using PayHall.Identity.Domain;

namespace PayHall.Identity.Sessions;

/// <summary>A browser in which an account is signed in, as its owner and administrators see it.</summary>
/// <param name="Handle">Names the session on pages; the session's own id never leaves the server.</param>
/// <param name="Browser">The browser in words.</param>
/// <param name="UserAgent">The browser, as it names itself.</param>
/// <param name="Address">Network address from which it began.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="LastSeenAt">Its last request, to the minute.</param>
/// <param name="IsCurrent">True if it is the one that asks.</param>
internal sealed record SessionLine(
    string Handle, BrowserName Browser, string UserAgent, string Address, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, bool IsCurrent);
