using System.Globalization;
using PayHall.Heating.Domain;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Payments;

/// <summary>The lines of a receipt: what a payment paid, and how that came about.</summary>
internal static class PaidLines
{
    /// <summary>The lines of one bill.</summary>
    public static IReadOnlyList<PaidLine> Of(BillDue item, Allocation allocation)
    {
        var lines = new List<PaidLine>();
        var bill = item.Bill;
        var reduced = allocation.Principal + allocation.Discount;
        if (reduced == bill.Charge)
        {
            var explained = item.Tariff.Compiled.Explain(Tariffs.TariffCharges.FactsOf(bill));
            foreach (var (code, label, amount) in BillLines.Read(bill.Lines, bill.Charge))
            {
                var formula = explained.FirstOrDefault(line => line.Code == code && line.Label == label && line.Amount == amount)?.Explanation.ToString() ?? "";
                lines.Add(new PaidLine(label, formula, amount));
            }
        }
        else if (allocation.Settles)
        {
            lines.Add(new PaidLine("热力费余额", Text("{0} − 已缴 {1}", bill.Charge.ToDisplay(), (bill.PrincipalPaid + bill.DiscountGiven).ToDisplay()), reduced));
        }
        else if (reduced.IsPositive)
        {
            lines.Add(new PaidLine("热力费（部分）", Text("应缴余额 {0}", item.Due.Unpaid.ToDisplay()), reduced));
        }

        if (allocation.LateFee.IsPositive)
            lines.Add(new PaidLine(LineCode.LateFee.Label(), LateFee(item.Due), allocation.LateFee));
        if (allocation.Discount.IsPositive)
            lines.Add(new PaidLine(LineCode.Discount.Label(), Explanation(item.Due, LineCode.Discount), -allocation.Discount));
        return lines;
    }

    private static string Text(string format, params object[] values) => string.Format(CultureInfo.InvariantCulture, format, values);

    private static string LateFee(AmountDue due)
    {
        var formula = Explanation(due, LineCode.LateFee);
        if (due.Growth.Count == 0)
            return formula;
        var (from, to) = (due.Growth[0].From, due.Growth[^1].To);
        var days = Text("{0:MM-dd} 至 {1:MM-dd}", from, to);
        return formula.Length == 0 ? days : $"{formula}（{days}）";
    }

    private static string Explanation(AmountDue due, LineCode code) => due.Lines.FirstOrDefault(line => line.Code == code)?.Explanation.ToString() ?? "";
}
