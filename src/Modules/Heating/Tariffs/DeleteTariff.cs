using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Heating.Data;
using PayHall.Security;

namespace PayHall.Heating.Tariffs;

/// <summary>Deletes a tariff to which no household was ever signed (H-13).</summary>
internal sealed class DeleteTariff(ITenantWriter writer, AccessContext access, IAuditTrail audit)
{
    /// <summary>Deletes it.</summary>
    /// <exception cref="TariffInUseException">Households are, or were, signed to it.</exception>
    public Task<bool> HandleAsync(string number, CancellationToken cancellationToken)
        => writer.ExecuteAsync(
            async (transaction, stop) =>
            {
                var tariff = await transaction.FirstAsync<Row>("SELECT id, unit_id AS unitId FROM heating_tariffs WHERE number = @number", new { number }, stop);
                if (tariff is null || !access.Scope.Includes(tariff.UnitId))
                    throw new NotFoundException("产品", number);
                var contracts = await transaction.ScalarAsync<long>("SELECT COUNT(*) FROM heating_contracts WHERE tariff_id = @Id", tariff, stop);
                if (contracts > 0)
                    throw new TariffInUseException(number, contracts);
                var definition = await transaction.ScalarAsync<string>(
                    "SELECT definition FROM heating_tariff_versions WHERE tariff_id = @Id ORDER BY version DESC LIMIT 1", tariff, stop);
                await transaction.ExecuteAsync("DELETE FROM heating_tariff_versions WHERE tariff_id = @Id", tariff, stop);
                await transaction.ExecuteAsync("DELETE FROM heating_tariffs WHERE id = @Id", tariff, stop);
                await audit.AppendAsync(transaction, new AuditEntry("Heating.TariffDeleted", "tariff:" + number, definition), stop);
                return true;
            },
            cancellationToken);

    private sealed class Row
    {
        public long Id { get; init; }

        public long UnitId { get; init; }
    }
}
