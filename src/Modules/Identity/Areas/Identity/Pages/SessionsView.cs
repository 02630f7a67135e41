using PayHall.Identity.Sessions;

namespace PayHall.Identity.Areas.Identity.Pages;

/// <summary>A list of sessions with what its page knows beside it.</summary>
/// <param name="Rows">The sessions.</param>
/// <param name="AccountId">Whose they are; null: one's own.</param>
/// <param name="EndAllUrl">Where one is asked whether all others are to be signed out; null where there are none.</param>
internal sealed record SessionsView(IReadOnlyList<SessionLine> Rows, string? AccountId, string? EndAllUrl);
