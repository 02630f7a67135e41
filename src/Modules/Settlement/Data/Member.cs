using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Data;

/// <summary>A member (会员). Its id is the id of its organisation unit, so data scopes apply to it directly.</summary>
internal sealed class Member
{
    public long Id { get; init; }

    /// <summary>Unique code, e.g. NTM1000246.</summary>
    public string Code { get; init; } = "";

    public string Name { get; init; } = "";

    public MemberKind Kind { get; init; }

    /// <summary>A primary institution's agency, or null.</summary>
    public long? SuperiorId { get; init; }

    public bool Enabled { get; init; }

    /// <summary>Sign-in name of the first administrator account.</summary>
    public string Administrator { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }
}
