namespace PayHall.Heating.Domain;

/// <summary>One version of a tariff; never changed, because bills refer to it (H-13).</summary>
public sealed class TariffVersion
{
    /// <summary>Id in the tenant.</summary>
    public long Id { get; init; }

    /// <summary>The tariff.</summary>
    public long TariffId { get; init; }

    /// <summary>Version number, from 1.</summary>
    public int Version { get; init; }

    /// <summary>The season it charges.</summary>
    public Season Season { get; init; }

    /// <summary>The definition as canonical JSON.</summary>
    public required string Definition { get; init; }

    /// <summary>When it was saved.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who saved it.</summary>
    public required string CreatedBy { get; init; }
}
