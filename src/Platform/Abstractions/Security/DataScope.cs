namespace PayHall.Security;

/// <summary>
/// Whose data may be seen and changed (数据范围, I-10), already resolved to ids. The default is nothing at all.
/// </summary>
public sealed record DataScope
{
    /// <summary>Sees nothing.</summary>
    public static readonly DataScope None = new();

    /// <summary>Sees everything in the tenant.</summary>
    public static readonly DataScope All = new() { Kind = DataScopeKind.All };

    /// <summary>The kind it was resolved from.</summary>
    public DataScopeKind Kind { get; init; } = DataScopeKind.Own;

    /// <summary>True if there is no restriction.</summary>
    public bool IsAll => Kind == DataScopeKind.All;

    /// <summary>Ids of the organisation units whose data is within; empty unless the kind is by unit.</summary>
    public IReadOnlyList<long> Units { get; init; } = [];

    /// <summary>True if the unit's data is within the scope.</summary>
    public bool Includes(long unitId) => IsAll || Units.Contains(unitId);
}
