using PayHall.Security;

namespace PayHall.Notifications;

/// <summary>Who is told: accounts by id, or whoever holds a permission in an organisation unit.</summary>
public sealed record Recipients
{
    private Recipients()
    {
    }

    /// <summary>Ids of accounts; empty where <see cref="Permission"/> says who.</summary>
    public IReadOnlyList<string> AccountIds { get; private init; } = [];

    /// <summary>What they hold, or null where <see cref="AccountIds"/> says who.</summary>
    public Permission? Permission { get; private init; }

    /// <summary>The unit to which they belong.</summary>
    public long UnitId { get; private init; }

    /// <summary>These accounts; an id that is null or no account's is passed over.</summary>
    public static Recipients Accounts(params IEnumerable<string?> ids) => new() { AccountIds = [.. ids.OfType<string>()] };

    /// <summary>The accounts of this very unit that hold the permission and may sign in today.</summary>
    public static Recipients HoldersOf(Permission permission, long unitId) => new() { Permission = permission, UnitId = unitId };
}
