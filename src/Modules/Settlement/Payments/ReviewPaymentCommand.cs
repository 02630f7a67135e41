namespace PayHall.Settlement.Payments;

/// <summary>The reviewer's half of an invoice payment.</summary>
/// <param name="Number">The payment's number.</param>
/// <param name="Decision">Agree or refuse.</param>
/// <param name="Opinion">Opinion; a refusal must say why.</param>
/// <param name="PaymentPassword">The reviewer's payment password.</param>
/// <param name="Digest">The digest that the reviewer saw; null: the one of the submission.</param>
/// <param name="IdempotencyKey">The caller's key, or null.</param>
internal sealed record ReviewPaymentCommand(
    string Number, ReviewDecision Decision, string Opinion, string? PaymentPassword, string? Digest = null, string? IdempotencyKey = null)
{
    /// <inheritdoc />
    public override string ToString() => $"{Decision} {Number}";
}
