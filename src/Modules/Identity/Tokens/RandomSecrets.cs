using System.Security.Cryptography;
using System.Text;

namespace PayHall.Identity.Tokens;

/// <summary>Secrets that machines keep: long and random, so that a fast hash keeps them well.</summary>
internal static class RandomSecrets
{
    /// <summary>A new secret of 256 random bits.</summary>
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>How a secret is stored.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>True if the secret is the one that was stored; takes equally long for every wrong one.</summary>
    public static bool Matches(string secret, string hash)
        => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(secret)), Encoding.ASCII.GetBytes(hash));
}
