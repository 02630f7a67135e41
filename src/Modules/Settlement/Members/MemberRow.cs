using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Members;

/// <summary>A member in a list.</summary>
internal sealed record MemberRow(
    long Id, string Code, string Name, MemberKind Kind, string? Superior, string Administrator, long AvailableFen, long FrozenFen, bool Enabled)
{
    public Money Available => new(AvailableFen);

    public Money Frozen => new(FrozenFen);
}
