using PayHall.Heating.Domain;

namespace PayHall.Heating.Payments;

/// <summary>A payment with its receipt, bill and household.</summary>
internal sealed record PaymentView
{
    public required Payment Payment { get; init; }

    public required Receipt Receipt { get; init; }

    public required Season Season { get; init; }

    public required long HouseholdId { get; init; }

    public required string Account { get; init; }

    public required string Address { get; init; }

    /// <summary>订单号.</summary>
    public string BillNumber => Domain.BillNumber.Of(Season, HouseholdId);
}
