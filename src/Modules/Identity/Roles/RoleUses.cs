using Microsoft.EntityFrameworkCore;
using PayHall.Identity.Data;

namespace PayHall.Identity.Roles;

/// <summary>How many accounts have a role.</summary>
internal static class RoleUses
{
    /// <summary>The number of accounts within the data scope by role; a role that nobody has is left out.</summary>
    public static Task<Dictionary<long, int>> CountAsync(IdentityDb db, IReadOnlyCollection<long> roleIds, CancellationToken cancellationToken)
        => db.UserRoles.Where(row => roleIds.Contains(row.RoleId) && db.Users.Any(user => user.Id == row.UserId && user.DeletedAt == null))
            .GroupBy(row => row.RoleId)
            .Select(group => new { RoleId = group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.RoleId, row => row.Count, cancellationToken);
}
