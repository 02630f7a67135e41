using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Payments;

/// <summary>The answer to a submission or review.</summary>
/// <param name="Id">The payment's number, FH{yyyyMMdd}-{NNNN}.</param>
/// <param name="Status">Where it stands.</param>
internal sealed record PaymentReceived(string Id, PaymentStatus Status);
