using PayHall.Identity.Data;
using PayHall.Identity.Roles;

namespace PayHall.Identity.Rights;

/// <summary>What an account may do and whose data it sees, with where that comes from (I-08, I-09, I-10).</summary>
internal sealed record AccountRights
{
    /// <summary>The account.</summary>
    public required User User { get; init; }

    /// <summary>Name of its unit.</summary>
    public required string UnitName { get; init; }

    /// <summary>Its roles with what each gives.</summary>
    public required IReadOnlyList<RoleRights> Roles { get; init; }

    /// <summary>Ids of those of its roles that whoever asks may look at.</summary>
    public required IReadOnlySet<long> OpenRoles { get; init; }

    /// <summary>The permissions it holds, in the groups of the permission tree.</summary>
    public required IReadOnlyList<RightsGroup> Groups { get; init; }

    /// <summary>How many permissions it holds, those included that others imply.</summary>
    public required int Held { get; init; }

    /// <summary>How many permissions there are in this tenant.</summary>
    public required int All { get; init; }

    /// <summary>Whose data it sees.</summary>
    public required RightsReach Reach { get; init; }
}
