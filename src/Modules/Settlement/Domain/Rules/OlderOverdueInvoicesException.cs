using PayHall.Errors;

namespace PayHall.Settlement.Domain.Rules;

/// <summary>
/// The payer has overdue invoices that are older than a selected one and not in the selection (S-11): the question to ask before
/// going on. Submit again with the acceptance, or with these invoices added.
/// </summary>
internal sealed class OlderOverdueInvoicesException(IReadOnlyList<OlderOverdueInvoice> invoices)
    : RuleException(
        "还有 {0} 张更早的逾期发票不在本次支付中：{1}。请一并支付，或确认仍支付已选发票",
        invoices.Count,
        string.Join("、", invoices.Take(10).Select(invoice => invoice.Number)) + (invoices.Count > 10 ? "…" : ""))
{
    /// <summary>The invoices, oldest first.</summary>
    public IReadOnlyList<OlderOverdueInvoice> Invoices { get; } = invoices;
}
