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
                var known = explained.FirstOrDefault(line => line.Code == code && line.Label == label && line.Amount == amount)?.Explanation.Formula;
                lines.Add(new PaidLine(label, Calculation(known ?? []), amount));
            }
        }
        else if (allocation.Settles)
        {
            lines.Add(new PaidLine("热力费余额", Calculation(new Phrase("{0} − 已缴 {1}", bill.Charge.ToDisplay(), (bill.PrincipalPaid + bill.DiscountGiven).ToDisplay())), reduced));
        }
        else if (reduced.IsPositive)
        {
            lines.Add(new PaidLine("热力费（部分）", Calculation(new Phrase("应缴余额 {0}", item.Due.Unpaid.ToDisplay())), reduced));
        }

        if (allocation.LateFee.IsPositive)
            lines.Add(new PaidLine(LineCode.LateFee.Label(), LateFee(item.Due), allocation.LateFee));
        if (allocation.Discount.IsPositive)
            lines.Add(new PaidLine(LineCode.Discount.Label(), Calculation(Formula(item.Due, LineCode.Discount)), -allocation.Discount));
        return lines;
    }

    private static LineExplanation LateFee(AmountDue due)
    {
        var formula = Formula(due, LineCode.LateFee);
        return due.Growth.Count == 0 ? Calculation(formula) : new LineExplanation(formula, [new Phrase("{0} 至 {1}", Day(due.Growth[0].From), Day(due.Growth[^1].To))]);
    }

    /// <summary>A receipt has room for the formula only; the bill tells the rest.</summary>
    private static LineExplanation Calculation(params IReadOnlyList<Phrase> formula) => new(formula, []);

    private static IReadOnlyList<Phrase> Formula(AmountDue due, LineCode code) => due.Lines.FirstOrDefault(line => line.Code == code)?.Explanation.Formula ?? [];

    private static string Day(DateOnly day) => day.ToString("MM-dd", CultureInfo.InvariantCulture);
}
