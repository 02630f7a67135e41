using Microsoft.EntityFrameworkCore;
using PayHall.Api;
using PayHall.Heating.Data;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Contracts;

/// <summary>Reads contracts.</summary>
internal sealed class ContractReader(HeatingDbContext database)
{
    /// <summary>A page of contracts in a status, latest first.</summary>
    public async Task<(IReadOnlyList<ContractView> Rows, string? Next)> ListAsync(
        ContractStatus status, string? keyword, ListRequest page, CancellationToken cancellationToken)
    {
        var contracts = database.Contracts.AsNoTracking().Where(row => row.Status == status);
        if (page.After is not null)
        {
            var before = Cursor.Read<long>(page.After);
            contracts = contracts.Where(row => row.Id < before);
        }

        var query = from contract in contracts
                    join household in database.Households on contract.HouseholdId equals household.Id
                    join owner in database.Owners on household.OwnerId equals owner.Id
                    join tariff in database.Tariffs on contract.TariffId equals tariff.Id
                    orderby contract.Id descending
                    select new ContractView
                    {
                        Contract = contract,
                        Account = household.Account,
                        Address = household.Address,
                        OwnerName = owner.Name,
                        HeatedArea = household.HeatedArea,
                        TariffNumber = tariff.Number,
                        TariffName = tariff.Name,
                    };
        if (keyword is { Length: > 0 })
            query = query.Where(row => row.Account.StartsWith(keyword) || row.Address.Contains(keyword) || row.OwnerName.StartsWith(keyword) || row.TariffNumber == keyword);
        var rows = await query.Take(page.Limit + 1).ToListAsync(cancellationToken);
        var more = rows.Count > page.Limit;
        if (more)
            rows.RemoveAt(page.Limit);
        return (rows, more ? Cursor.Write(rows[^1].Contract.Id) : null);
    }

    /// <summary>How many contracts are in a status.</summary>
    public Task<int> CountAsync(ContractStatus status, CancellationToken cancellationToken) => database.Contracts.CountAsync(row => row.Status == status, cancellationToken);
}
