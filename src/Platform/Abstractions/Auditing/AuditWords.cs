namespace PayHall.Auditing;

/// <summary>
/// How a module's audit rows read for people: Chinese texts, which are localisation keys. A module registers one with
/// <c>services.AddSingleton(new AuditWords { … })</c>; what has no word is shown as it is stored.
/// </summary>
public sealed record AuditWords
{
    /// <summary>Names of actions, e.g. <c>Settlement.PaymentAgreed</c> → 同意支付.</summary>
    public IReadOnlyDictionary<string, string> Actions { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of the kinds of subjects, which stand before the colon: <c>payment</c> → 支付单.</summary>
    public IReadOnlyDictionary<string, string> Subjects { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of fields within states, as JSON writes them: <c>displayName</c> → 姓名.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of values that are choices, e.g. <c>PendingReview</c> → 待复核.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();
}
