using PayHall.Identity.Data;

namespace PayHall.Identity.Accounts;

/// <summary>An account to be edited.</summary>
/// <param name="User">The account.</param>
/// <param name="Areas">Ids of its area units.</param>
/// <param name="RoleIds">Ids of its roles.</param>
/// <param name="IsSelf">True if it is the actor's own.</param>
internal sealed record AccountDetail(User User, IReadOnlyList<long> Areas, IReadOnlyList<long> RoleIds, bool IsSelf);
