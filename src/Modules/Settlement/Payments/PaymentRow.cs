using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Payments;

/// <summary>A payment in a list.</summary>
internal sealed record PaymentRow(
    long Id,
    string Number,
    string Payer,
    long AmountFen,
    int InvoiceCount,
    int SupplierCount,
    string MainSupplier,
    PaymentStatus Status,
    string MakerId,
    string MakerName,
    DateTimeOffset SubmittedAt,
    string? ReviewerName,
    DateTimeOffset? ReviewedAt,
    string Opinion,
    string Failure)
{
    public Money Amount => new(AmountFen);
}
