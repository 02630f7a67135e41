namespace PayHall.Heating.BillRuns;

/// <summary>What a bill run does, read once at its start.</summary>
internal sealed class BillRunPlan
{
    /// <summary>The run.</summary>
    public long Id { get; init; }

    /// <summary>First year of the season.</summary>
    public int Season { get; init; }

    /// <summary>The day of billing.</summary>
    public DateOnly Day { get; set; }

    /// <summary>Only this tariff, or null.</summary>
    public long? TariffId { get; init; }

    /// <summary>Only this community, or null.</summary>
    public long? CommunityId { get; init; }

    /// <summary>Ids of organisation units separated by commas, or null for all.</summary>
    public string? ScopeUnits { get; init; }

    /// <summary>Households to look at; 0 while not counted.</summary>
    public int Total { get; set; }

    /// <summary>Households looked at.</summary>
    public int Done { get; set; }

    /// <summary>Id of the last household looked at.</summary>
    public long LastHouseholdId { get; set; }

    /// <summary>Rows stored of households skipped.</summary>
    public int Skipped { get; set; }

    /// <summary>The condition that selects the run's households; values are numbers of our own.</summary>
    public string Condition
    {
        get
        {
            var condition = "1 = 1";
            if (TariffId is not null)
                condition += FormattableString.Invariant($" AND h.tariff_id = {TariffId}");
            if (CommunityId is not null)
                condition += FormattableString.Invariant($" AND h.community_id = {CommunityId}");
            if (ScopeUnits is not null)
                condition += $" AND h.unit_id IN ({(ScopeUnits.Length == 0 ? "NULL" : ScopeUnits)})";
            return condition;
        }
    }
}
