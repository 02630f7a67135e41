namespace PayHall.Auditing;

/// <summary>What happened. Who, when and from where are added by the trail.</summary>
/// <param name="Action">Stable English verb, e.g. <c>Settlement.PaymentAgreed</c>; its name for people stands in the module's <see cref="AuditWords"/>.</param>
/// <param name="Subject">The thing it happened to, e.g. <c>payment:FH20261120-0007</c>.</param>
/// <param name="Before">State before as <see cref="AuditState"/> writes it, or null.</param>
/// <param name="After">State after as <see cref="AuditState"/> writes it, or null.</param>
public sealed record AuditEntry(string Action, string Subject, string? Before = null, string? After = null)
{
    /// <summary>True if somebody tried and was refused: a wrong password and the like.</summary>
    public bool IsRefused { get; init; }

    /// <summary>
    /// The unit whose administrators may see the row although nobody is signed in, such as the unit of the account at which somebody
    /// guesses. An actor's rows belong to the actor's own unit.
    /// </summary>
    public long? UnitId { get; init; }
}
