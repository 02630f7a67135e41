using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Heating.Data;
using PayHall.Heating.Domain;
using PayHall.Security;

namespace PayHall.Heating.Tariffs;

/// <summary>
/// Deletes a tariff to which no household is or was signed (H-13). Proposals that were refused never took effect: they go with it, and
/// the audit trail keeps what was decided.
/// </summary>
internal sealed class DeleteTariff(ITenantWriter writer, AccessContext access, IAuditTrail audit)
{
    /// <summary>Deletes it.</summary>
    /// <exception cref="TariffInUseException">Households are signed to it, or wait for approval.</exception>
    /// <exception cref="TariffHasHistoryException">Households were signed to it.</exception>
    public Task<bool> HandleAsync(string number, CancellationToken cancellationToken)
        => writer.ExecuteAsync(
            async (transaction, stop) =>
            {
                var tariff = await transaction.FirstAsync<Row>("SELECT id, unit_id AS unitId FROM heating_tariffs WHERE number = @number", new { number }, stop);
                if (tariff is null || !access.Scope.Includes(tariff.UnitId))
                    throw new NotFoundException("产品", number);
                if (await CountAsync(transaction, tariff.Id, [ContractStatus.AwaitingApproval, ContractStatus.Approved], stop) is > 0 and var present)
                    throw new TariffInUseException(number, present);
                if (await CountAsync(transaction, tariff.Id, [ContractStatus.Ended], stop) is > 0 and var past)
                    throw new TariffHasHistoryException(number, past);
                var refused = await transaction.ExecuteAsync(
                    "DELETE FROM heating_contracts WHERE tariff_id = @Id AND status = @refused", new { tariff.Id, refused = (int)ContractStatus.Refused }, stop);
                var definition = await transaction.ScalarAsync<string>(
                    "SELECT definition FROM heating_tariff_versions WHERE tariff_id = @Id ORDER BY version DESC LIMIT 1", tariff, stop);
                await transaction.ExecuteAsync("DELETE FROM heating_tariff_versions WHERE tariff_id = @Id", tariff, stop);
                await transaction.ExecuteAsync("DELETE FROM heating_tariffs WHERE id = @Id", tariff, stop);
                await audit.AppendAsync(transaction, new AuditEntry("Heating.TariffDeleted", "tariff:" + number, definition, $$"""{"refusedContracts":{{refused}}}"""), stop);
                return true;
            },
            cancellationToken);

    private static Task<long> CountAsync(WriteTransaction transaction, long tariffId, IEnumerable<ContractStatus> statuses, CancellationToken cancellationToken)
        => transaction.ScalarAsync<long>(
            $"SELECT COUNT(*) FROM heating_contracts WHERE tariff_id = @tariffId AND status IN ({string.Join(',', statuses.Select(status => (int)status))})",
            new { tariffId }, cancellationToken);

    private sealed class Row
    {
        public long Id { get; init; }

        public long UnitId { get; init; }
    }
}
