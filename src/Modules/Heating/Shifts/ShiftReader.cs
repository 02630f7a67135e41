using Microsoft.EntityFrameworkCore;
using PayHall.Heating.Data;
using PayHall.Heating.Domain;
using PayHall.Security;

namespace PayHall.Heating.Shifts;

/// <summary>Reads the acting cashier's shift.</summary>
internal sealed class ShiftReader(HeatingDbContext database, AccessContext access)
{
    /// <summary>The open shift with its sums per method, or null without one.</summary>
    public async Task<ShiftView?> OpenAsync(CancellationToken cancellationToken)
    {
        var cashierId = access.RequiredActor.Id;
        var shift = await database.Unscoped<Shift>().AsNoTracking().FirstOrDefaultAsync(row => row.CashierId == cashierId && row.ClosedAt == null, cancellationToken);
        if (shift is null)
            return null;
        var sums = await database.Unscoped<Receipt>().AsNoTracking().Where(row => row.ShiftId == shift.Id).GroupBy(row => row.Method)
            .Select(group => new { Method = group.Key, Count = group.Count(), Amount = group.Sum(row => (long)(object)row.Amount) }).ToListAsync(cancellationToken);
        var latest = await (from receipt in database.Unscoped<Receipt>().AsNoTracking()
                            join household in database.Unscoped<Household>() on receipt.HouseholdId equals household.Id
                            where receipt.ShiftId == shift.Id
                            orderby receipt.Id descending
                            select new ShiftReceipt(receipt.Number, receipt.PaidAt, receipt.OwnerName, household.Address, receipt.Method, receipt.Amount)).Take(8).ToListAsync(cancellationToken);
        return new ShiftView(shift, [.. sums.OrderBy(row => row.Method).Select(row => new MethodSum(row.Method, row.Count, new Money(row.Amount)))], latest);
    }
}
