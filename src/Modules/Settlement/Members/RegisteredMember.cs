using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Members;

/// <summary>A member as a registration reads it, locked.</summary>
internal sealed class RegisteredMember
{
    public long Id { get; init; }

    public string Code { get; init; } = "";

    public string Kind { get; init; } = "";

    /// <summary>Sign-in name of the first administrator account; empty where there is none.</summary>
    public string Administrator { get; init; } = "";

    public bool Enabled { get; init; }

    public MemberKind MemberKind => Enum.Parse<MemberKind>(Kind);
}
