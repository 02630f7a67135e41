using PayHall.Organizations;

namespace PayHall.Identity.Accounts;

/// <summary>Sign-in names (用户名).</summary>
internal static class UserNames
{
    /// <summary>The longest sign-in name.</summary>
    public const int MaxLength = UserNameRule.MaxLength;

    /// <summary>The form in which names are compared, as ASP.NET Core Identity does it.</summary>
    public static string Normalize(string name) => name.Trim().Normalize().ToUpperInvariant();

    /// <summary>True if the name may be given to a new account: letters, digits, <c>_ - . @</c>.</summary>
    public static bool IsValid(string name) => UserNameRule.Holds(name);
}
