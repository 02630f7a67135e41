namespace PayHall.Identity.Api;

/// <summary>A password that was just made; it is never answered again, and has to be changed at the next sign-in.</summary>
/// <param name="UserName">The account.</param>
/// <param name="Password">The password.</param>
internal sealed record IssuedAccountPassword(string UserName, string Password);
