using PayHall.Errors;
using PayHall.Heating.Bills;
using PayHall.Heating.Households;
using PayHall.Heating.Shifts;

namespace PayHall.Heating.Desk;

/// <summary>Reads what the cashier desk shows.</summary>
internal sealed class DeskReader(FindHouseholds find, HouseholdReader households, BillReader bills, ShiftReader shifts)
{
    private const int MaxFound = 20;

    /// <summary>The open shift; the household of the account with its bills, or the households that the search found.</summary>
    public async Task<DeskView> ReadAsync(string? account, string? query, CancellationToken cancellationToken)
    {
        var shift = await shifts.OpenAsync(cancellationToken);
        if (!string.IsNullOrWhiteSpace(account))
        {
            try
            {
                var household = await households.GetAsync(account.Trim(), cancellationToken);
                return new DeskView(shift, household, await bills.OfHouseholdAsync(household.Household.Id, null, cancellationToken), []);
            }
            catch (NotFoundException)
            {
                query ??= account;
            }
        }

        return new DeskView(shift, null, [], await find.HandleAsync(query, MaxFound, cancellationToken));
    }
}
