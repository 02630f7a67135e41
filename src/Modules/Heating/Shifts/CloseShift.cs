using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Heating.Data;
using PayHall.Heating.Payments;
using PayHall.Security;
using PayHall.Tenants;

namespace PayHall.Heating.Shifts;

/// <summary>Closes the acting cashier's shift (交班, H-31) with the cash that was counted.</summary>
internal sealed class CloseShift(ITenantWriter writer, AccessContext access, IAuditTrail audit, TenantClock clock)
{
    /// <summary>Closes the shift.</summary>
    /// <param name="countedCash">Cash counted, from the shift's payments only.</param>
    /// <param name="remark">About a difference; needed when there is one.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Counted less expected: what is over, or short if negative.</returns>
    public async Task<Money> HandleAsync(Money? countedCash, string? remark, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        if (countedCash is null || countedCash.Value.IsNegative)
            errors.Add("countedCash", "请填写清点的现金，没有现金填 0");
        if (remark?.Length > 200)
            errors.Add("remark", "不能超过 {0} 个字符", 200);
        errors.ThrowIfAny();
        return await writer.ExecuteAsync((transaction, stop) => CloseAsync(transaction, countedCash!.Value, remark?.Trim() ?? "", stop), cancellationToken);
    }

    private async Task<Money> CloseAsync(WriteTransaction transaction, Money counted, string remark, CancellationToken cancellationToken)
    {
        var cashierId = access.RequiredActor.Id;
        var lockRow = transaction.Provider == DatabaseProvider.PostgreSql ? " FOR UPDATE" : "";
        var id = await transaction.ScalarAsync<long?>(
            "SELECT id FROM heating_shifts WHERE cashier_id = @cashierId AND closed_at IS NULL" + lockRow, new { cashierId }, cancellationToken)
            ?? throw new NoOpenShiftException();
        var expected = new Money(await transaction.ScalarAsync<long>(
            "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM heating_receipts WHERE shift_id = @id AND method = 0", new { id }, cancellationToken));
        if (counted != expected && remark.Length == 0)
        {
            var errors = new InputErrors();
            errors.Add("remark", "清点现金与应有 {0} 元不符，请写明原因", expected.ToDisplay());
            errors.ThrowIfAny();
        }

        await transaction.ExecuteAsync(
            "UPDATE heating_shifts SET closed_at = @now, counted_cash = @counted, expected_cash = @expected, remark = @remark WHERE id = @id AND closed_at IS NULL",
            new { now = InstantConverter.ToMicroseconds(clock.UtcNow), counted = counted.Fen, expected = expected.Fen, remark, id }, cancellationToken);
        await audit.AppendAsync(
            transaction, new AuditEntry("Heating.ShiftClosed", $"shift:{id}", null, $$"""{"counted":"{{counted}}","expected":"{{expected}}"}"""), cancellationToken);
        return counted - expected;
    }
}
