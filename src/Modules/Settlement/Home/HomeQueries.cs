using Microsoft.EntityFrameworkCore;
using PayHall.Settings;
using PayHall.Settlement.Accounts;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Tenants;

namespace PayHall.Settlement.Home;

/// <summary>Reads the figures of the home page.</summary>
internal sealed class HomeQueries(SettlementDbContext context, AccountQueries accounts, ISettings<SettlementSettings> settings, TenantClock clock)
{
    /// <summary>The member's figures: what it has to pay or, for a supplier, what it is to be paid; null: those of everybody within the data scope.</summary>
    public async Task<HomeFigures> FiguresAsync(Member? member, CancellationToken cancellationToken)
    {
        var policy = (await settings.GetAsync(cancellationToken)).Ageing;
        var unpaid = context.Invoices.AsNoTracking().Where(invoice => invoice.Status != InvoiceStatus.Paid);
        if (member is not null)
            unpaid = member.Kind == MemberKind.Supplier ? unpaid.Where(invoice => invoice.SupplierId == member.Id) : unpaid.Where(invoice => invoice.PayerId == member.Id);
        var days = await unpaid.GroupBy(invoice => invoice.ConfirmedOn)
            .Select(group => new { ConfirmedOn = group.Key, Count = group.Count(), Amount = group.Sum(invoice => invoice.AmountFen) })
            .ToListAsync(cancellationToken);
        var byAge = days.Select(day => (Age: AgeingPolicy.Days(day.ConfirmedOn, clock.Today), day.Count, Amount: new Money(day.Amount))).ToList();
        var oldest = byAge.Max(day => day.Age) ?? 0;
        return new HomeFigures
        {
            Funds = member is null ? await AllFundsAsync(cancellationToken) : await accounts.FundsAsync(member.Id, cancellationToken),
            Ageing = Buckets(byAge, policy),
            WarningDays = policy.WarningDays,
            OverdueDays = policy.OverdueDays,
            OldestOverdueDays = Math.Max(0, oldest - policy.OverdueDays),
        };
    }

    private static List<AgeingBucket> Buckets(List<(int? Age, int Count, Money Amount)> days, AgeingPolicy policy)
    {
        int[] starts = [.. new[] { 0, 30, policy.WarningDays, policy.OverdueDays, policy.OverdueDays + 30 }.Distinct().Order()];
        var buckets = new List<AgeingBucket>();
        for (var index = 0; index < starts.Length; index++)
        {
            var (from, to) = (starts[index], index + 1 < starts.Length ? starts[index + 1] - 1 : (int?)null);
            var within = days.Where(day => day.Age is { } age && (age >= from || from == 0) && (to is null || age <= to)).ToList();
            var kind = from >= policy.OverdueDays ? InvoiceAgeing.Overdue : from >= policy.WarningDays ? InvoiceAgeing.Warning : InvoiceAgeing.None;
            buckets.Add(Bucket(from, to, kind, within));
        }

        var unconfirmed = days.Where(day => day.Age is null).ToList();
        if (unconfirmed.Count > 0)
            buckets.Insert(0, Bucket(null, null, InvoiceAgeing.None, unconfirmed));
        return buckets;
    }

    private static AgeingBucket Bucket(int? from, int? to, InvoiceAgeing kind, List<(int? Age, int Count, Money Amount)> days)
        => new(from, to, kind, days.Sum(day => day.Count), days.Aggregate(Money.Zero, (sum, day) => sum + day.Amount));

    private async Task<Funds> AllFundsAsync(CancellationToken cancellationToken)
    {
        var sums = await context.Accounts.Where(account => account.MemberId != null).GroupBy(account => account.Kind)
            .Select(group => new { group.Key, Amount = group.Sum(account => account.BalanceFen) }).ToListAsync(cancellationToken);
        var available = new Money(sums.Where(sum => sum.Key == AccountKind.Available).Sum(sum => sum.Amount));
        var frozen = new Money(sums.Where(sum => sum.Key == AccountKind.Frozen).Sum(sum => sum.Amount));
        return new Funds(available, frozen, available + frozen);
    }
}
