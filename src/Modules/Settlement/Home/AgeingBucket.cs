using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Home;

/// <summary>Unpaid invoices confirmed so many days ago.</summary>
/// <param name="FromDays">First day; null: not confirmed yet.</param>
/// <param name="ToDays">Last day; null: and more.</param>
/// <param name="Kind">Whether they are warnings or overdue.</param>
/// <param name="Count">Invoices.</param>
/// <param name="Amount">Their sum.</param>
internal sealed record AgeingBucket(int? FromDays, int? ToDays, InvoiceAgeing Kind, int Count, Money Amount);
