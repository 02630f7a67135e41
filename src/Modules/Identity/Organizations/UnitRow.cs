namespace PayHall.Identity.Organizations;

/// <summary>A unit as the write side reads it inside a transaction.</summary>
internal sealed class UnitRow
{
    public long Id { get; init; }

    public string Code { get; init; } = "";

    public string Name { get; init; } = "";

    public string Kind { get; init; } = "";

    public long? ParentId { get; init; }

    public string Path { get; init; } = "";

    public int Level { get; init; }

    public int Position { get; init; }
}
