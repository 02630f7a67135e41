using System.Security.Cryptography;
using Dapper;
using PayHall.Data;
using PayHall.Identity.Tokens;

namespace PayHall.Identity.SecondFactors;

/// <summary>Recovery codes (恢复码): for who lost the authenticator app; each good once.</summary>
internal static class RecoveryCodes
{
    /// <summary>How many a person gets.</summary>
    public const int Count = 10;

    // 16 of 32 characters are 80 random bits. None looks like another when written by hand.
    private const string Characters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Length = 16;
    private const int Group = 4;

    /// <summary>A new code, in groups: <c>ABCD-EFGH-JKLM-NPQR</c>.</summary>
    public static string New()
        => string.Join('-', RandomNumberGenerator.GetString(Characters, Length).Chunk(Group).Select(group => new string(group)));

    /// <summary>True if what was typed has the form of a recovery code.</summary>
    public static bool IsOne(string typed) => Normalize(typed).Length == Length;

    /// <summary>How a code is stored, however it was typed.</summary>
    public static string Hash(string code) => RandomSecrets.Hash(Normalize(code));

    /// <summary>Replaces a person's codes; answers the new ones, to be shown once.</summary>
    public static async Task<IReadOnlyList<string>> ReplaceAsync(WriteTransaction transaction, string userId)
    {
        var codes = Enumerable.Range(0, Count).Select(_ => New()).ToList();
        await transaction.Connection.ExecuteAsync("DELETE FROM identity_recovery_codes WHERE user_id = @UserId", new { UserId = userId }, transaction.Transaction);
        foreach (var code in codes)
            await transaction.Connection.ExecuteAsync("INSERT INTO identity_recovery_codes (user_id, hash) VALUES (@UserId, @Hash)", new { UserId = userId, Hash = Hash(code) }, transaction.Transaction);
        return codes;
    }

    private static string Normalize(string code) => new([.. code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
}
