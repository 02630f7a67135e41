using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Data;

/// <summary>What everybody who sees a document may know of the member on its other side.</summary>
internal sealed class MemberName
{
    public long Id { get; init; }

    public string Code { get; init; } = "";

    public string Name { get; init; } = "";

    public MemberKind Kind { get; init; }
}
