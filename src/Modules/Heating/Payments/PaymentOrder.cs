using PayHall.Heating.Domain;

namespace PayHall.Heating.Payments;

/// <summary>Money to take for one household.</summary>
internal sealed record PaymentOrder
{
    /// <summary>Numbers of the bills to pay, all of one household; the oldest season is paid first.</summary>
    public required IReadOnlyList<string> Bills { get; init; }

    /// <summary>How it is paid.</summary>
    public PaymentMethod Method { get; init; }

    /// <summary>How much; at most what is owed on the bills.</summary>
    public Money Amount { get; init; }

    /// <summary>Cash handed over, at least the amount; null for exactly the amount.</summary>
    public Money? Received { get; init; }

    /// <summary>The number that the channel or bank gave.</summary>
    public string? ExternalNumber { get; init; }

    /// <summary>What the payer was shown as owed; a difference refuses the payment. Null where nobody was shown a sum.</summary>
    public Money? ExpectedDue { get; init; }

    /// <summary>True at the desk, where money is only taken within an open shift.</summary>
    public bool InShift { get; init; }
}
