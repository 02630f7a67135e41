using System.Security.Cryptography;

namespace PayHall.Security;

/// <summary>Makes up passwords that people have to read and type once.</summary>
public static class RandomPassword
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Digits = "23456789";
    private const string Symbols = "@#%+=?";

    /// <summary>16 characters without look-alikes, with letters, digits and symbols.</summary>
    public static string New()
    {
        var characters = (RandomNumberGenerator.GetString(Letters, 11) + RandomNumberGenerator.GetString(Digits, 3) + RandomNumberGenerator.GetString(Symbols, 2)).ToCharArray();
        RandomNumberGenerator.Shuffle<char>(characters);
        return new string(characters);
    }
}
