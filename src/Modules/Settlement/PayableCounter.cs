using Microsoft.EntityFrameworkCore;
using PayHall.Navigation;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Members;

namespace PayHall.Settlement;

/// <summary>How many invoices the member can pay now, beside 支付货款.</summary>
internal sealed class PayableCounter(SettlementDbContext context, CurrentMember current) : INavigationCounter
{
    public const string CounterKey = "Settlement.Payable";

    public string Key => CounterKey;

    public bool IsUrgent => false;

    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        if (await current.FindAsync(cancellationToken) is not { } member)
            return 0;
        var payable = InvoiceMoves.Payable;
        return await context.Invoices.CountAsync(invoice => invoice.PayerId == member.Id && payable.Contains(invoice.Status), cancellationToken);
    }
}
