namespace PayHall.Heating.Domain;

/// <summary>A household that a bill run skipped.</summary>
public sealed class BillRunSkip
{
    /// <summary>The run.</summary>
    public long RunId { get; init; }

    /// <summary>The household.</summary>
    public long HouseholdId { get; init; }

    /// <summary>Why.</summary>
    public SkipReason Reason { get; init; }

    /// <summary>More about it, such as the message of a tariff script, as JSON of a phrase, so that each reads it in their language; or empty.</summary>
    public string Detail { get; init; } = "";
}
