namespace PayHall.Identity.Organizations;

/// <summary>Adds a unit, or changes one.</summary>
internal sealed record SaveUnitCommand
{
    /// <summary>The unit; null adds one.</summary>
    public long? Id { get; init; }

    /// <summary>上级机构; null for the root, which only recipes make.</summary>
    public long? ParentId { get; init; }

    /// <summary>机构编码; empty: one is made up. Fixed once the unit exists.</summary>
    public string? Code { get; init; }

    /// <summary>机构名称.</summary>
    public string? Name { get; init; }

    /// <summary>机构类型.</summary>
    public string? Kind { get; init; }

    /// <summary>Order among its siblings.</summary>
    public int Position { get; init; }
}
