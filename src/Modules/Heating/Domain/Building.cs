namespace PayHall.Heating.Domain;

/// <summary>A building (楼幢) of a community.</summary>
public sealed class Building
{
    /// <summary>Id in the tenant.</summary>
    public long Id { get; init; }

    /// <summary>The community it stands in.</summary>
    public long CommunityId { get; init; }

    /// <summary>Name, unique in the community, e.g. 3.</summary>
    public required string Name { get; set; }

    /// <summary>How many households it has; kept up to date by whoever adds or moves a household.</summary>
    public int Households { get; set; }
}
