namespace PayHall.Errors;

/// <summary>
/// A broken business rule. Each rule is a named subclass, asserted by name in tests. Pages show it in place; the API answers 409
/// (or <see cref="StatusCode"/>) with problem+json.
/// </summary>
public abstract class RuleException : ExplainedException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Chinese text with placeholders; the localisation key.</param>
    /// <param name="arguments">Values of the placeholders.</param>
    protected RuleException(string message, params object[] arguments)
        : base(message, arguments)
    {
    }

    /// <inheritdoc />
    public override int StatusCode => 409;
}
