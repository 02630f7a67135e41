using PayHall.Identity.Data;
using PayHall.Identity.Profiles;

namespace PayHall.Identity.SignIn;

/// <summary>A person who has been let in, or who has done the first of two steps.</summary>
/// <param name="Session">The new session; null while a code of the second factor is still awaited.</param>
/// <param name="UserName">The account's sign-in name.</param>
/// <param name="MustChangePassword">The password has to be changed first.</param>
internal sealed record SignedIn(Session? Session, string UserName, bool MustChangePassword)
{
    /// <summary>How the person wants to see the site, for the browser in which they signed in.</summary>
    public AccountPreferences Preferences { get; init; } = AccountPreferences.None;

    /// <summary>What is still to be done, or null.</summary>
    public SecondStep? SecondStep { get; init; }
}
