using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Demo;

/// <summary>A made-up invoice.</summary>
internal sealed class DemoInvoice
{
    public required long Id { get; init; }

    public required string Number { get; init; }

    public required DemoOrder Order { get; init; }

    public required DemoMember Payer { get; init; }

    public required Money Amount { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public required DateOnly? ConfirmedOn { get; init; }

    public DateOnly? PaidOn { get; set; }

    public InvoiceStatus Status { get; set; }

    public DemoPayment? Payment { get; set; }

    public DateOnly Due => ConfirmedOn ?? DateOnly.MaxValue;
}
