using PayHall.Data;
using PayHall.Errors;
using PayHall.Organizations;
using PayHall.Security;
using PayHall.Settlement.Domain.Rules;
using PayHall.Settlement.Members;

namespace PayHall.Settlement.Payments;

/// <summary>
/// The checker's half of an invoice payment (支付货款复核, S-12): another person than the maker, with the payment password. Agreeing posts
/// payer → suppliers at once, or fails the payment with nothing posted when the funds do not suffice; refusing makes the invoices payable again.
/// </summary>
internal sealed class ReviewPayment(
    ITenantWriter writer, CurrentMember current, AccessContext access, IStepUp stepUp, PaymentDecision decision)
{
    /// <summary>Adds what is wrong with the command to <paramref name="errors"/>.</summary>
    public static void Validate(ReviewPaymentCommand command, InputErrors errors)
    {
        if (LacksOpinion(command))
            errors.AddOnce(OpinionRequiredException.OpinionField, OpinionRequiredException.Text);
    }

    /// <exception cref="NotFoundException">There is no such payment of the own member.</exception>
    /// <exception cref="MakerCanNotReviewException">The reviewer is the maker.</exception>
    /// <exception cref="OpinionRequiredException">A refusal without a reason.</exception>
    /// <exception cref="PaymentAlreadyReviewedException">Somebody decided before.</exception>
    /// <exception cref="PaymentContentChangedException">Invoices, amounts or payees are no longer those that were submitted.</exception>
    public async Task<PaymentReceived> HandleAsync(ReviewPaymentCommand command, CancellationToken cancellationToken)
    {
        var payer = await current.RequireForPersonAsync(cancellationToken);
        var maker = await decision.FindMakerAsync(command.Number, payer.Id, cancellationToken) ?? throw new NotFoundException("支付单", command.Number);
        if (maker == access.RequiredActor.Id)
            throw new MakerCanNotReviewException(command.Number);
        if (LacksOpinion(command))
            throw new OpinionRequiredException();
        await stepUp.VerifyPaymentPasswordAsync(command.PaymentPassword, cancellationToken);
        return await writer.ExecuteAsync(
            (transaction, token) => decision.OnceAsync(transaction, command, payer, token),
            cancellationToken);
    }

    private static bool LacksOpinion(ReviewPaymentCommand command) => command.Decision == ReviewDecision.Refuse && string.IsNullOrWhiteSpace(command.Opinion);
}
