namespace PayHall.Heating.Domain;

/// <summary>
/// A tariff (产品): a numbered charging standard. What it charges stands in its versions. Everybody in the company may read it, as
/// bills of every station are charged by it; who may change it depends on the unit that owns it.
/// </summary>
public sealed class Tariff
{
    /// <summary>Id in the tenant.</summary>
    public long Id { get; init; }

    /// <summary>产品编号, unique in the tenant.</summary>
    public required string Number { get; init; }

    /// <summary>Name of the current version.</summary>
    public required string Name { get; set; }

    /// <summary>Season of the current version.</summary>
    public Season Season { get; set; }

    /// <summary>归属机构: the organisation unit that owns it.</summary>
    public long UnitId { get; set; }

    /// <summary>Number of the current version, from 1.</summary>
    public int CurrentVersion { get; set; }

    /// <summary>When the current version was saved.</summary>
    public DateTimeOffset ChangedAt { get; set; }
}
