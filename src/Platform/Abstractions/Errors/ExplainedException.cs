namespace PayHall.Errors;

/// <summary>
/// A refusal whose message is for the user: it says what happened, to which thing, and what to do; in Chinese with <c>{0}</c>
/// placeholders, which is the localisation key. Either a <see cref="RuleException"/>, which pages show in place, or a
/// <see cref="NotFoundException"/>, which leaves a page for 404. The API answers <see cref="StatusCode"/> with problem+json.
/// </summary>
public abstract class ExplainedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Chinese text with placeholders; the localisation key.</param>
    /// <param name="arguments">Values of the placeholders.</param>
    protected ExplainedException(string message, params object[] arguments)
        : base(string.Format(System.Globalization.CultureInfo.InvariantCulture, message, arguments))
    {
        MessageKey = message;
        Arguments = arguments;
    }

    /// <summary>The localisation key of the message.</summary>
    public string MessageKey { get; }

    /// <summary>Values of the message's placeholders.</summary>
    public IReadOnlyList<object> Arguments { get; }

    /// <summary>Stable English code for API callers: the type's name without "Exception".</summary>
    public string Code => GetType().Name.Replace("Exception", "", StringComparison.Ordinal);

    /// <summary>HTTP status of the answer.</summary>
    public abstract int StatusCode { get; }

    /// <summary>
    /// The input field to which the message belongs, or null. Pages mark it, whatever its first letter's case; the API names it in
    /// <c>errors</c> as its JSON member, e.g. <c>paymentPassword</c>.
    /// </summary>
    public virtual string? Field => null;
}
