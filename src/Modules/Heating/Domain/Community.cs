using PayHall.Data;

namespace PayHall.Heating.Domain;

/// <summary>A community (小区, H-05), served by one station.</summary>
public sealed class Community : IScopedToUnit
{
    /// <summary>Id in the tenant.</summary>
    public long Id { get; init; }

    /// <summary>Unique code; callers of the API name a community by it.</summary>
    public required string Code { get; init; }

    /// <summary>Name, e.g. 锦绣花园.</summary>
    public required string Name { get; set; }

    /// <summary>Street address, or empty.</summary>
    public string Address { get; set; } = "";

    /// <summary>The organisation unit (站点) that serves it.</summary>
    public long UnitId { get; set; }
}
