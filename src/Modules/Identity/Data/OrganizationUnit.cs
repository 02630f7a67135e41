namespace PayHall.Identity.Data;

/// <summary>An organisation unit (机构): a node of the tenant's tree (I-01).</summary>
internal sealed class OrganizationUnit
{
    /// <summary>Id.</summary>
    public long Id { get; init; }

    /// <summary>Unique code (机构编码); a member's code, where the unit is a member.</summary>
    public required string Code { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="Domain.UnitKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The unit above.</summary>
    public long? ParentId { get; init; }

    /// <summary>Depth, the root being 1 (机构级别).</summary>
    public int Level { get; init; }

    /// <summary>Ids from the root down, e.g. <c>/1/5/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Order among its siblings.</summary>
    public int Position { get; init; }
}
