using Microsoft.EntityFrameworkCore;
using PayHall.Api;
using PayHall.Heating.Data;

namespace PayHall.Heating.Payments;

/// <summary>Reads payments (缴费记录查询).</summary>
internal sealed class PaymentReader(HeatingDbContext database)
{
    /// <summary>A page of payments, latest first.</summary>
    public async Task<(IReadOnlyList<PaymentView> Rows, string? Next)> ListAsync(PaymentFilter filter, ListRequest page, CancellationToken cancellationToken)
    {
        var query = Query(filter);
        if (page.After is not null)
        {
            var before = Cursor.Read<long>(page.After);
            query = query.Where(row => row.Payment.Id < before);
        }

        var rows = await query.OrderByDescending(row => row.Payment.Id).Take(page.Limit + 1).ToListAsync(cancellationToken);
        var more = rows.Count > page.Limit;
        if (more)
            rows.RemoveAt(page.Limit);
        return (rows, more ? Cursor.Write(rows[^1].Payment.Id) : null);
    }

    /// <summary>All payments that match, latest first, read while they are enumerated.</summary>
    public IAsyncEnumerable<PaymentView> Stream(PaymentFilter filter) => Query(filter).OrderByDescending(row => row.Payment.Id).AsAsyncEnumerable();

    /// <summary>Number and sum of the payments that match.</summary>
    public async Task<(int Count, Money Amount)> TotalsAsync(PaymentFilter filter, CancellationToken cancellationToken)
    {
        var sums = await Query(filter).GroupBy(row => 1)
            .Select(group => new { Count = group.Count(), Amount = group.Sum(row => (long)(object)row.Payment.Amount) }).FirstOrDefaultAsync(cancellationToken);
        return sums is null ? (0, Money.Zero) : (sums.Count, new Money(sums.Amount));
    }

    private IQueryable<PaymentView> Query(PaymentFilter filter)
    {
        var receipts = database.Receipts.AsNoTracking();
        if (filter.Receipt is { Length: > 0 } number)
            receipts = receipts.Where(row => row.Number == number);
        if (filter.Method is { } method)
            receipts = receipts.Where(row => row.Method == method);
        if (filter.From is { } from)
            receipts = receipts.Where(row => row.PaidOn >= from);
        if (filter.To is { } to)
            receipts = receipts.Where(row => row.PaidOn <= to);
        if (filter.Owner is { Length: > 0 } owner)
            receipts = receipts.Where(row => row.OwnerName.StartsWith(owner));
        if (filter.Cashier is { Length: > 0 } cashier)
            receipts = receipts.Where(row => row.CashierName == cashier);
        if (filter.ShiftId is { } shift)
            receipts = receipts.Where(row => row.ShiftId == shift);
        var households = database.Households.AsNoTracking();
        if (filter.Account is { Length: > 0 } account)
            households = households.Where(row => row.Account == account);
        var bills = database.Bills.AsNoTracking();
        if (filter.Season is { } season)
            bills = bills.Where(row => row.Season == season);
        if (filter.BillId is { } bill)
            bills = bills.Where(row => row.Id == bill);
        return from payment in database.Payments.AsNoTracking()
               join receipt in receipts on payment.ReceiptId equals receipt.Id
               join paid in bills on payment.BillId equals paid.Id
               join household in households on receipt.HouseholdId equals household.Id
               select new PaymentView
               {
                   Payment = payment,
                   Receipt = receipt,
                   Season = paid.Season,
                   HouseholdId = paid.HouseholdId,
                   Account = household.Account,
                   Address = household.Address,
               };
    }
}
