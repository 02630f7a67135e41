using PayHall.Heating.Domain;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Bills;

/// <summary>A bill with household, tariff and what is owed on a day (H-16, H-30).</summary>
internal sealed record BillView
{
    /// <summary>The bill.</summary>
    public required Bill Bill { get; init; }

    /// <summary>缴费账号.</summary>
    public required string Account { get; init; }

    /// <summary>Address of the household.</summary>
    public required string Address { get; init; }

    /// <summary>The present owner's name.</summary>
    public required string OwnerName { get; init; }

    /// <summary>产品编号.</summary>
    public required string TariffNumber { get; init; }

    /// <summary>Version of the tariff that charged it.</summary>
    public required int TariffVersion { get; init; }

    /// <summary>What the version says.</summary>
    public required TariffDefinition Definition { get; init; }

    /// <summary>Payments so far, oldest first.</summary>
    public required IReadOnlyList<PrincipalPayment> Payments { get; init; }

    /// <summary>What is owed on the day; null if it can't be computed.</summary>
    public AmountDue? Due { get; init; }

    /// <summary>Why <see cref="Due"/> can't be computed: the tariff's script fails on this bill. Null if all is well.</summary>
    public TariffCalculationException? Failure { get; init; }

    /// <summary>What settles the bill on the day; zero if nothing can be paid any more, null if it can't be computed.</summary>
    public Money? Total => IsOpen ? Due?.Total : Money.Zero;

    /// <summary>True while something is owed.</summary>
    public bool IsOpen => Bill.Status is BillStatus.Unpaid or BillStatus.PartlyPaid;

    /// <summary>True while something can be paid.</summary>
    public bool IsPayable => IsOpen && Due is not null;

    /// <summary>The lines: the charge as stored with the bill, then discount and late fee as given, paid or owed.</summary>
    public IReadOnlyList<ChargeLine> Lines
    {
        get
        {
            var lines = new List<ChargeLine>();
            foreach (var (code, label, amount) in BillLines.Read(Bill.Lines, Bill.Charge))
                lines.Add(Due?.Lines.FirstOrDefault(line => line.Code == code && line.Label == label && line.Amount == amount) ?? new ChargeLine(code, label, amount, LineExplanation.None));
            Add(lines, LineCode.Discount, -(Bill.DiscountGiven + (IsPayable ? Due!.Discount : Money.Zero)));
            Add(lines, LineCode.LateFee, Bill.LateFeePaid + (IsPayable ? Due!.LateFee : Money.Zero));
            return lines;
        }
    }

    private void Add(List<ChargeLine> lines, LineCode code, Money amount)
    {
        if (amount.IsZero)
            return;
        var known = Due?.Lines.LastOrDefault(line => line.Code == code);
        lines.Add(new ChargeLine(code, known?.Label ?? code.Label(), amount, known?.Explanation ?? LineExplanation.None));
    }
}
