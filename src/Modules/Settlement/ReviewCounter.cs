using Microsoft.EntityFrameworkCore;
using PayHall.Navigation;
using PayHall.Security;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Members;

namespace PayHall.Settlement;

/// <summary>How many payments wait for this person's review, beside 支付货款复核; the own submissions don't count.</summary>
internal sealed class ReviewCounter(SettlementDbContext context, CurrentMember current, AccessContext access) : INavigationCounter
{
    public const string CounterKey = "Settlement.Reviews";

    public string Key => CounterKey;

    public bool IsUrgent => true;

    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        if (await current.FindAsync(cancellationToken) is not { } member)
            return 0;
        var me = access.RequiredActor.Id;
        return await context.Payments.CountAsync(
            payment => payment.PayerId == member.Id && payment.Status == PaymentStatus.PendingReview && payment.MakerId != me, cancellationToken);
    }
}
