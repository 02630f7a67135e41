namespace PayHall.Settlement.Domain.Rules;

/// <summary>An overdue invoice that was left out of a selection.</summary>
/// <param name="Number">Invoice number.</param>
/// <param name="Supplier">The supplier's name.</param>
/// <param name="ConfirmedOn">When the buyer confirmed it.</param>
/// <param name="OverdueDays">Days beyond the overdue limit.</param>
/// <param name="Amount">Amount.</param>
internal sealed record OlderOverdueInvoice(string Number, string Supplier, DateOnly ConfirmedOn, int OverdueDays, Money Amount);
