using PayHall.Data;

namespace PayHall.Heating.Domain;

/// <summary>A receipt (回单, H-32): one taking of money for one household, over one or several bills.</summary>
public sealed class Receipt : IScopedToUnit
{
    /// <summary>Id in the tenant.</summary>
    public long Id { get; init; }

    /// <summary><c>HD20261120-00044</c>: the local day and a number that counts within it.</summary>
    public required string Number { get; init; }

    /// <summary>校验码: eight characters that prove the receipt on the public page, e.g. <c>7K2M-94QD</c>.</summary>
    public required string VerificationCode { get; init; }

    /// <summary>The household.</summary>
    public long HouseholdId { get; init; }

    /// <summary>The household's organisation unit.</summary>
    public long UnitId { get; init; }

    /// <summary>The owner's name at that time.</summary>
    public required string OwnerName { get; init; }

    /// <summary>How it was paid.</summary>
    public PaymentMethod Method { get; init; }

    /// <summary>The sum over its payments.</summary>
    public Money Amount { get; init; }

    /// <summary>Cash handed over; the amount itself for other methods.</summary>
    public Money Received { get; init; }

    /// <summary>Cash given back.</summary>
    public Money Change { get; init; }

    /// <summary>The number that the channel or bank gave, or null for cash.</summary>
    public string? ExternalNumber { get; init; }

    /// <summary>When it was paid.</summary>
    public DateTimeOffset PaidAt { get; init; }

    /// <summary>Local day of payment.</summary>
    public DateOnly PaidOn { get; init; }

    /// <summary>Id of who took the money.</summary>
    public required string CashierId { get; init; }

    /// <summary>Who took the money.</summary>
    public required string CashierName { get; init; }

    /// <summary>The shift in which it was taken, or null outside of one.</summary>
    public long? ShiftId { get; init; }

    /// <summary>How often it was printed; a print after the first is marked 补打.</summary>
    public int PrintCount { get; init; }
}
