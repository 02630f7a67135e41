using Dapper;
using PayHall.Data;
using PayHall.Organizations;

namespace PayHall.Heating.Communities;

/// <summary>What of the heating company belongs to one of its units: what it serves and prices, and what it billed and took in.</summary>
internal sealed class HeatingUnitUse : IUnitUse
{
    // In the order in which somebody who wants to be rid of the unit would move things.
    private static readonly (string Table, string Kind)[] Owned =
    [
        ("heating_communities", "小区"),
        ("heating_households", "户室"),
        ("heating_tariffs", "产品"),
        ("heating_contracts", "合同"),
        ("heating_bills", "账单"),
        ("heating_shifts", "班次"),
        ("heating_receipts", "收据"),
    ];

    /// <inheritdoc />
    public async Task<UnitUse?> FindAsync(WriteTransaction transaction, long unitId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        foreach (var (table, kind) in Owned)
        {
            var count = await transaction.Connection.ExecuteScalarAsync<long>(new CommandDefinition(
                $"SELECT count(*) FROM {table} WHERE unit_id = @unitId", new { unitId }, transaction.Transaction, cancellationToken: cancellationToken));
            if (count > 0)
                return new UnitUse(kind, count);
        }

        return null;
    }
}
