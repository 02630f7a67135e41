using System.Security.Cryptography;

namespace PayHall.Heating.Domain;

/// <summary>校验码 of a receipt: eight characters without those that are easily confused, 40 bits, from a secure source.</summary>
public static class VerificationCode
{
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>A new code, e.g. <c>7K2M-94QD</c>.</summary>
    public static string New()
    {
        var code = RandomNumberGenerator.GetString(Alphabet, 8);
        return $"{code[..4]}-{code[4..]}";
    }

    /// <summary>What a person typed, in the form in which codes are stored.</summary>
    public static string Normalize(string? typed)
    {
        var code = new string([.. (typed ?? "").Where(char.IsAsciiLetterOrDigit).Take(8)]).ToUpperInvariant();
        return code.Length == 8 ? $"{code[..4]}-{code[4..]}" : code;
    }
}
