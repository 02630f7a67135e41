using System.Collections.Frozen;
using PayHall.Settlement.Domain.Rules;

namespace PayHall.Settlement.Domain;

/// <summary>
/// The invoice's state machine (发票状态, spec settlement.md "Invoice states and moves"): the only place that says which move
/// leads from where to where. Conditional updates in the database take their preconditions from here.
/// </summary>
public static class InvoiceMoves
{
    private static readonly InvoiceStatus[] OwnPayable =
    [
        InvoiceStatus.Unpaid, InvoiceStatus.ReviewRefused, InvoiceStatus.PayOnBehalfRefused, InvoiceStatus.PaymentFailed,
    ];

    private static readonly FrozenDictionary<InvoiceMove, (InvoiceStatus[] From, InvoiceStatus To)> Moves =
        new Dictionary<InvoiceMove, (InvoiceStatus[], InvoiceStatus)>
        {
            [InvoiceMove.Submit] = ([.. OwnPayable, InvoiceStatus.PayOnBehalfAgreed], InvoiceStatus.PendingReview),
            [InvoiceMove.Agree] = ([InvoiceStatus.PendingReview], InvoiceStatus.Paid),
            [InvoiceMove.Fail] = ([InvoiceStatus.PendingReview], InvoiceStatus.PaymentFailed),
            [InvoiceMove.Refuse] = ([InvoiceStatus.PendingReview], InvoiceStatus.ReviewRefused),
            [InvoiceMove.ApplyOnBehalf] = (OwnPayable, InvoiceStatus.PayOnBehalfPending),
            [InvoiceMove.AgreeOnBehalf] = ([InvoiceStatus.PayOnBehalfPending], InvoiceStatus.PayOnBehalfAgreed),
            [InvoiceMove.RefuseOnBehalf] = ([InvoiceStatus.PayOnBehalfPending], InvoiceStatus.PayOnBehalfRefused),
        }.ToFrozenDictionary();

    /// <summary>The states in which the invoice's payer can submit it for payment.</summary>
    public static IReadOnlyList<InvoiceStatus> Payable => From(InvoiceMove.Submit);

    /// <summary>The states from which a move may start.</summary>
    public static IReadOnlyList<InvoiceStatus> From(InvoiceMove move) => Moves.TryGetValue(move, out var found) ? found.From : [];

    /// <summary>The state in which a move ends.</summary>
    public static InvoiceStatus To(InvoiceMove move) => Moves[move].To;

    /// <summary>True if the move may start from the state.</summary>
    public static bool IsAllowed(InvoiceMove move, InvoiceStatus from) => From(move).Contains(from);

    /// <summary>Makes a move.</summary>
    /// <param name="number">The invoice's number, for the message.</param>
    /// <param name="from">Where it stands.</param>
    /// <param name="move">What happens to it.</param>
    /// <returns>Where it stands afterwards.</returns>
    /// <exception cref="InvoiceMoveNotAllowedException">The move is none of those listed.</exception>
    public static InvoiceStatus Apply(string number, InvoiceStatus from, InvoiceMove move)
        => IsAllowed(move, from) ? To(move) : throw new InvoiceMoveNotAllowedException(number, from, move);

    /// <summary>
    /// Applies for payment by the superior agency (申请代付, S-13): only a primary institution that has an agency, only while it is
    /// itself the payer.
    /// </summary>
    /// <param name="number">The invoice's number.</param>
    /// <param name="from">Where it stands.</param>
    /// <param name="buyerKind">Kind of the invoice's buyer.</param>
    /// <param name="hasAgency">Whether the buyer has a superior agency.</param>
    /// <param name="payerIsBuyer">False once an agency agreed to pay: then the invoice stays with the agency.</param>
    /// <exception cref="PayOnBehalfNotAvailableException">The buyer is no primary institution, has no agency, or an agency pays already.</exception>
    /// <exception cref="InvoiceMoveNotAllowedException">The state does not allow it.</exception>
    public static InvoiceStatus ApplyOnBehalf(string number, InvoiceStatus from, MemberKind buyerKind, bool hasAgency, bool payerIsBuyer)
    {
        if (buyerKind != MemberKind.PrimaryInstitution || !hasAgency || !payerIsBuyer)
            throw new PayOnBehalfNotAvailableException(number);
        return Apply(number, from, InvoiceMove.ApplyOnBehalf);
    }
}
