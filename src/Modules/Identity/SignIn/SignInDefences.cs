namespace PayHall.Identity.SignIn;

/// <summary>What stands against guessing, in every way of signing in.</summary>
/// <param name="Limits">Per address and tenant.</param>
/// <param name="Failures">Per account.</param>
/// <param name="Captcha">Against scripts.</param>
internal sealed record SignInDefences(AttemptLimits Limits, FailureCounter Failures, SignInCaptcha Captcha);
