using PayHall.Settlement.Accounts;

namespace PayHall.Settlement.Home;

/// <summary>The figures of the home page (S-02); every one links to its list.</summary>
internal sealed record HomeFigures
{
    /// <summary>The member's funds, or all members' together for the exchange's staff.</summary>
    public required Funds Funds { get; init; }

    /// <summary>Unpaid invoices by age since the buyer's confirmation.</summary>
    public required IReadOnlyList<AgeingBucket> Ageing { get; init; }

    public required int WarningDays { get; init; }

    public required int OverdueDays { get; init; }

    /// <summary>Days beyond the overdue limit of the oldest overdue invoice.</summary>
    public required int OldestOverdueDays { get; init; }

    public int UnpaidCount => Ageing.Sum(bucket => bucket.Count);

    public Money Unpaid => Ageing.Aggregate(Money.Zero, (sum, bucket) => sum + bucket.Amount);

    public (int Count, Money Amount) Of(Domain.InvoiceAgeing ageing)
        => (Ageing.Where(bucket => bucket.Kind == ageing).Sum(bucket => bucket.Count), Ageing.Where(bucket => bucket.Kind == ageing).Aggregate(Money.Zero, (sum, bucket) => sum + bucket.Amount));
}
