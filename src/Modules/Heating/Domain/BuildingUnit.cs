namespace PayHall.Heating.Domain;

/// <summary>A unit of a building (单元): one staircase. Not to be confused with an organisation unit.</summary>
public sealed class BuildingUnit
{
    /// <summary>Id in the tenant.</summary>
    public long Id { get; init; }

    /// <summary>The building it belongs to.</summary>
    public long BuildingId { get; init; }

    /// <summary>Name, unique in the building, e.g. 2.</summary>
    public required string Name { get; set; }
}
