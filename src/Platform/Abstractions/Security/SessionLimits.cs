namespace PayHall.Security;

/// <summary>
/// How long the browser's sign-in still holds. A feature of the request, set by whoever knows the session, so that pages can warn
/// in time (WCAG 2.2.1) and nothing typed is lost.
/// </summary>
/// <param name="Idle">It ends when nothing was asked for so long; up to a minute earlier.</param>
/// <param name="EndsAt">It ends then in any case.</param>
public sealed record SessionLimits(TimeSpan Idle, DateTimeOffset EndsAt);
