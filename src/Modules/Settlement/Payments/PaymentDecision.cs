using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Notifications;
using PayHall.Security;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Domain.Rules;
using PayHall.Tenants;

namespace PayHall.Settlement.Payments;

/// <summary>
/// Writes a review in one transaction. The first statement takes the payment only if it still waits and somebody else made it, so
/// of many reviewers at once one decides; the posting comes last, so that a supplier's account is locked as briefly as possible.
/// </summary>
internal sealed class PaymentDecision(SettlementDbContext context, TenantClock clock, AccessContext access, PaymentSettlement settlement, PaymentRecords records)
{
    private const string Savepoint = "review";

    /// <summary>The maker of the payer's payment, or null if there is no such payment.</summary>
    public Task<string?> FindMakerAsync(string number, long payer, CancellationToken cancellationToken)
        => context.Payments.AsNoTracking().Where(payment => payment.Number == number && payment.PayerId == payer)
            .Select(payment => payment.MakerId).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Decides, unless the caller's key was used before.</summary>
    public Task<PaymentReceived> OnceAsync(WriteTransaction transaction, ReviewPaymentCommand command, Member payer, CancellationToken cancellationToken)
        => records.Idempotency.OnceAsync(
            transaction,
            command.IdempotencyKey,
            new { command.Number, Decision = command.Decision.ToString(), command.Opinion },
            () => DecideAsync(transaction, command, payer, cancellationToken),
            cancellationToken);

    private async Task<PaymentReceived> DecideAsync(WriteTransaction transaction, ReviewPaymentCommand command, Member payer, CancellationToken cancellationToken)
    {
        if (command.Decision == ReviewDecision.Refuse)
        {
            var refused = await TakeAsync(transaction, command, payer.Id, PaymentStatus.ReviewRefused, cancellationToken);
            await FinishAsync(transaction, refused, InvoiceMove.Refuse, command.Opinion, cancellationToken);
            return new PaymentReceived(command.Number, PaymentStatus.ReviewRefused);
        }

        await transaction.Transaction.SaveAsync(Savepoint, cancellationToken);
        try
        {
            // "Agreed" until it is posted: the check constraint lets nothing be called paid without a journal.
            var payment = await TakeAsync(transaction, command, payer.Id, PaymentStatus.PaymentFailed, cancellationToken);
            await settlement.RequireUnchangedAsync(transaction, payment, payer.Code, command.Digest, cancellationToken);
            await FinishAsync(transaction, payment, InvoiceMove.Agree, command.Opinion, cancellationToken);
            await settlement.PostAsync(transaction, payment, payer, cancellationToken);
            await transaction.Transaction.ReleaseAsync(Savepoint, cancellationToken);
            return new PaymentReceived(command.Number, PaymentStatus.Paid);
        }
        catch (InsufficientFundsException shortage)
        {
            await transaction.Transaction.RollbackAsync(Savepoint, cancellationToken);
            return await FailAsync(transaction, command, payer, PaymentFailure.InsufficientFunds(shortage.Available), cancellationToken);
        }
    }

    private async Task<PaymentReceived> FailAsync(WriteTransaction transaction, ReviewPaymentCommand command, Member payer, string failure, CancellationToken cancellationToken)
    {
        var payment = await TakeAsync(transaction, command, payer.Id, PaymentStatus.PaymentFailed, cancellationToken);
        await transaction.ExecuteAsync("UPDATE settlement_payments SET failure = @failure WHERE id = @Id", new { payment.Id, failure }, cancellationToken);
        await FinishAsync(transaction, payment, InvoiceMove.Fail, command.Opinion, cancellationToken);
        return new PaymentReceived(command.Number, PaymentStatus.PaymentFailed);
    }

    private async Task<PaymentForReview> TakeAsync(WriteTransaction transaction, ReviewPaymentCommand command, long payer, PaymentStatus to, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            command.Number,
            payer,
            to = to.ToString(),
            reviewer = access.RequiredActor.Id,
            reviewerName = access.ActorName,
            at = InstantConverter.ToMicroseconds(clock.UtcNow),
            command.Opinion,
        };
        var taken = await transaction.QuerySingleOrDefaultAsync<PaymentForReview>(
            $"""
            UPDATE settlement_payments SET status = @to, reviewer_id = @reviewer, reviewer_name = @reviewerName, reviewed_at = @at, opinion = @Opinion
            WHERE number = @Number AND payer_id = @payer AND status = 'PendingReview' AND maker_id <> @reviewer
            RETURNING {PaymentForReview.Columns}
            """,
            parameters,
            cancellationToken);
        if (taken is not null)
            return taken;
        var found = await transaction.QuerySingleOrDefaultAsync<PaymentForReview>(
            $"SELECT {PaymentForReview.Columns} FROM settlement_payments WHERE number = @Number AND payer_id = @payer", parameters, cancellationToken)
            ?? throw new NotFoundException("支付单", command.Number);
        throw found.MakerId == access.RequiredActor.Id
            ? new MakerCanNotReviewException(command.Number)
            : new PaymentAlreadyReviewedException(command.Number, Enum.Parse<PaymentStatus>(found.Status));
    }

    private async Task FinishAsync(WriteTransaction transaction, PaymentForReview payment, InvoiceMove move, string opinion, CancellationToken cancellationToken)
    {
        await settlement.MoveInvoicesAsync(transaction, payment, move, cancellationToken);
        await records.Events.RecordPaymentAsync(transaction, payment.Id, move, opinion, cancellationToken);
        await records.Audit.AppendAsync(
            transaction,
            new AuditEntry(
                "Settlement.Payment" + move,
                "payment:" + payment.Number,
                AuditState.Of(new { status = PaymentStatus.PendingReview }),
                AuditState.Of(new { status = StatusAfter(move), amount = new Money(payment.Amount), payment.Digest, opinion })),
            cancellationToken);
        await records.Notifier.NotifyAsync(
            transaction, Recipients.Accounts(payment.MakerId), PaymentNotices.Decided(payment, move, access.ActorName, opinion), cancellationToken);
    }

    private static PaymentStatus StatusAfter(InvoiceMove move) => move switch
    {
        InvoiceMove.Agree => PaymentStatus.Paid,
        InvoiceMove.Fail => PaymentStatus.PaymentFailed,
        _ => PaymentStatus.ReviewRefused,
    };
}
