using PayHall.Api;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Heating.Domain;
using PayHall.Security;

namespace PayHall.Heating.Payments;

/// <summary>
/// Takes money for one or several bills of a household (H-31): bills, rollups, receipt, payments and audit row change in one
/// transaction, once per idempotency key.
/// </summary>
internal sealed class TakePayment(ITenantWriter writer, IIdempotency idempotency, PaymentWriter payments, AccessContext access, IAuditTrail audit)
{
    /// <summary>Takes the payment.</summary>
    /// <param name="order">What to take.</param>
    /// <param name="idempotencyKey">The same key again gives the first answer; null takes money each time.</param>
    /// <param name="errors">What is wrong so far.</param>
    /// <param name="cancellationToken">Stops the call before anything is written.</param>
    /// <exception cref="OverPaymentException">More than what is owed.</exception>
    /// <exception cref="BillNotPayableException">A bill is paid, refunded or void.</exception>
    public async Task<PaymentTaken> HandleAsync(PaymentOrder order, string? idempotencyKey, InputErrors? errors, CancellationToken cancellationToken)
    {
        errors ??= new InputErrors();
        Check(order, errors);
        errors.ThrowIfAny();
        return await writer.ExecuteAsync(
            (transaction, stop) => idempotency.OnceAsync(transaction, idempotencyKey, order, () => TakeAsync(transaction, order, stop), stop),
            cancellationToken);
    }

    /// <summary>Adds what is wrong with the order itself to <paramref name="errors"/>.</summary>
    public static void Check(PaymentOrder order, InputErrors errors)
    {
        if (order.Bills.Count is 0 or > 50)
            errors.AddOnce("bills", "请勾选要缴的账单");
        if (!order.Amount.IsPositive)
            errors.AddOnce("amount", "缴费金额应大于 0");
        if (order.ExternalNumber is { } number && (number.Length > 64 || number.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.' or '/'))))
            errors.AddOnce("externalNumber", "流水号由不超过 {0} 个字母、数字或连字符组成", 64);
        if (order.Method == PaymentMethod.Cash && order.ExternalNumber is not null && !errors.Fields.ContainsKey("method"))
            errors.AddOnce("externalNumber", "现金没有流水号");
    }

    private async Task<PaymentTaken> TakeAsync(WriteTransaction transaction, PaymentOrder order, CancellationToken cancellationToken)
    {
        var taken = await payments.WriteAsync(transaction, order, access.Actor?.Id ?? "system", access.ActorName, paidAt: null, cancellationToken);
        await audit.AppendAsync(
            transaction, new AuditEntry("Heating.PaymentTaken", "receipt:" + taken.Receipt, null, AuditState.Of(order)), cancellationToken);
        return taken;
    }
}
