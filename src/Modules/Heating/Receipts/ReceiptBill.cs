using PayHall.Heating.Domain;

namespace PayHall.Heating.Receipts;

/// <summary>The part of a receipt that belongs to one bill.</summary>
/// <param name="Season">The season.</param>
/// <param name="Number">订单号.</param>
/// <param name="Lines">The lines.</param>
internal sealed record ReceiptBill(Season Season, string Number, IReadOnlyList<PaidLine> Lines);
