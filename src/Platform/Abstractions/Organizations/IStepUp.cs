namespace PayHall.Organizations;

/// <summary>What a person must prove again before money moves (I-04, I-07).</summary>
public interface IStepUp
{
    /// <summary>
    /// Checks the acting person's payment password; counts a failure, and locks after five until the next local day.
    /// </summary>
    /// <exception cref="Errors.RuleException">Wrong, locked, or still the initial one; the message says which and what to do.</exception>
    Task VerifyPaymentPasswordAsync(string? paymentPassword, CancellationToken cancellationToken);

    /// <summary>Checks and uses up a captcha answer; <paramref name="ticket"/> and answer come from the <c>Captcha</c> view component's fields.</summary>
    Task<bool> VerifyCaptchaAsync(string? ticket, string? answer, CancellationToken cancellationToken);

    /// <summary>How many wrong payment passwords the acting person may still give today.</summary>
    Task<int> RemainingPaymentPasswordTriesAsync(CancellationToken cancellationToken);
}
