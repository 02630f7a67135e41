using PayHall.Identity.Data;

namespace PayHall.Identity.SignIn;

/// <summary>A person who has been let in.</summary>
/// <param name="Session">The new session.</param>
/// <param name="UserName">The account's sign-in name.</param>
/// <param name="MustChangePassword">The password has to be changed first.</param>
internal sealed record SignedIn(Session Session, string UserName, bool MustChangePassword);
