using PayHall.Identity.SignIn;

namespace PayHall.Identity.Passwords;

/// <summary>What every change of a password is checked against.</summary>
/// <param name="Guidance">The rules for the new one.</param>
/// <param name="Failures">Counts wrong tries at the old one.</param>
internal sealed record PasswordChecks(PasswordGuidance Guidance, FailureCounter Failures);
