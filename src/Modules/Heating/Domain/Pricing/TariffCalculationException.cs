using PayHall.Errors;

namespace PayHall.Heating.Domain.Pricing;

/// <summary>
/// A household's charge can't be computed: its script divided by zero, gave an amount that can't be charged, and so on. It
/// concerns this household only; a bill run skips it with the message as the reason.
/// </summary>
public sealed class TariffCalculationException : RuleException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Chinese text with placeholders; line and column come first where a script failed.</param>
    /// <param name="arguments">Values of the placeholders.</param>
    public TariffCalculationException(string message, params object[] arguments)
        : base(message, arguments)
    {
    }

    /// <summary>409: the request is fine, the tariff and this household don't go together.</summary>
    public override int StatusCode => 409;
}
