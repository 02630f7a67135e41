namespace PayHall.Organizations;

/// <summary>Which sign-in names (用户名) may be given to new accounts.</summary>
public static class UserNameRule
{
    /// <summary>The longest sign-in name.</summary>
    public const int MaxLength = 50;

    /// <summary>True for 2 to <see cref="MaxLength"/> letters, digits, <c>_ - . @</c>.</summary>
    public static bool Holds(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is >= 2 and <= MaxLength && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '@');
    }
}
