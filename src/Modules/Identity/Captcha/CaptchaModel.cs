namespace PayHall.Identity.Captcha;

/// <summary>What the captcha block shows.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Error">What was wrong with the last answer; empty if nothing.</param>
/// <param name="Large">True for the height of sign-in forms.</param>
public sealed record CaptchaModel(string Ticket, string Error, bool Large);
