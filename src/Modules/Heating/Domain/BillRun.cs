namespace PayHall.Heating.Domain;

/// <summary>A bill run (账单生成, H-15). Its counts are saved with each chunk of bills, so they are right after a crash as well.</summary>
public sealed class BillRun
{
    /// <summary>Id in the tenant.</summary>
    public long Id { get; init; }

    /// <summary>The season to bill.</summary>
    public Season Season { get; init; }

    /// <summary>Only households of this tariff, or null.</summary>
    public long? TariffId { get; init; }

    /// <summary>Only households of this community, or null.</summary>
    public long? CommunityId { get; init; }

    /// <summary>The job that does the work.</summary>
    public long JobId { get; init; }

    /// <summary>Who started it.</summary>
    public required string StartedBy { get; init; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>The data scope of who started it: ids of organisation units separated by commas, or null for all.</summary>
    public string? ScopeUnits { get; init; }

    /// <summary>Households to look at.</summary>
    public int Total { get; init; }

    /// <summary>Households looked at.</summary>
    public int Done { get; init; }

    /// <summary>Bills made.</summary>
    public int Billed { get; init; }

    /// <summary>What the bills add up to.</summary>
    public Money Amount { get; init; }

    /// <summary>Households skipped.</summary>
    public int Skipped { get; init; }

    /// <summary>Id of the last household looked at; the next chunk begins behind it.</summary>
    public long LastHouseholdId { get; init; }

    /// <summary>When the last household was done, or null.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
}
