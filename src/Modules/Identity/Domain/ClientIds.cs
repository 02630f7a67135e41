namespace PayHall.Identity.Domain;

/// <summary>What ids of machine clients look like: as they stand in the other system's configuration.</summary>
internal static class ClientIds
{
    /// <summary>Most characters.</summary>
    public const int MaxLength = 50;

    /// <summary>True for 2 to 50 letters, digits or - _ .</summary>
    public static bool IsValid(string id) => id.Length is >= 2 and <= MaxLength && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
