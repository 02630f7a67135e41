using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Heating.Data;
using PayHall.Security;

namespace PayHall.Heating.Receipts;

/// <summary>Prints a receipt (打印缴费回单, H-32): counts the print; every print after the first is a reprint and says so.</summary>
internal sealed class PrintReceipt(ITenantWriter writer, AccessContext access, IAuditTrail audit)
{
    /// <summary>Counts a print.</summary>
    /// <returns>How often it was printed before: 0 for the first print, then the number that stands beside 补打.</returns>
    public Task<int> HandleAsync(string number, CancellationToken cancellationToken)
        => writer.ExecuteAsync(
            async (transaction, stop) =>
            {
                var unitId = await transaction.ScalarAsync<long?>("SELECT unit_id FROM heating_receipts WHERE number = @number", new { number }, stop);
                if (unitId is null || !access.Scope.Includes(unitId.Value))
                    throw new NotFoundException("回单", number);
                var prints = await transaction.ScalarAsync<int>(
                    "UPDATE heating_receipts SET print_count = print_count + 1 WHERE number = @number RETURNING print_count", new { number }, stop);
                if (prints > 1)
                    await audit.AppendAsync(transaction, new AuditEntry("Heating.ReceiptReprinted", "receipt:" + number, null, $$"""{"reprint":{{prints - 1}}}"""), stop);
                return prints - 1;
            },
            cancellationToken);
}
