namespace PayHall.Identity.SignIn;

/// <summary>Someone asks to be signed in.</summary>
/// <param name="UserName">用户名.</param>
/// <param name="Password">密码.</param>
/// <param name="CaptchaTicket">Ticket of the captcha image that was shown.</param>
/// <param name="CaptchaAnswer">What was read in it.</param>
/// <param name="UserAgent">The browser, as it names itself.</param>
internal sealed record SignInCommand(string? UserName, string? Password, string? CaptchaTicket, string? CaptchaAnswer, string UserAgent);
