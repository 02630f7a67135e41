using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PayHall.Identity.Auditing;

/// <summary>The digest of an audit row's whole content, and of a block of the chain.</summary>
internal static class AuditDigest
{
    /// <summary>What precedes the first block.</summary>
    public const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>SHA-256 over every column. Each stands with its length, so that no two rows have the same text.</summary>
    public static string Of(AuditContent row)
    {
        var text = new StringBuilder("payhall-audit-1\n");
        Add(text, Number(row.Id));
        Add(text, Number(row.At));
        Add(text, row.ActorId);
        Add(text, row.ActorName);
        Add(text, row.UnitId is { } unit ? Number(unit) : null);
        Add(text, row.Address);
        Add(text, row.Action);
        Add(text, row.Subject);
        Add(text, row.Refused ? "1" : "0");
        Add(text, row.Before);
        Add(text, row.After);
        return Hash(text.ToString());
    }

    /// <summary>The hash of a block: the block before, its number, and the rows it seals in order, each with its digest.</summary>
    public static string OfBlock(string previousHash, long number, IEnumerable<(long Id, string Digest)> rows)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"payhall-audit-block-1\n{previousHash}\n{number}\n"));
        foreach (var (id, digest) in rows)
            text.Append(CultureInfo.InvariantCulture, $"{id} {digest}\n");
        return Hash(text.ToString());
    }

    private static void Add(StringBuilder text, string? value)
    {
        if (value is null)
            text.Append("-\n");
        else
            text.Append(CultureInfo.InvariantCulture, $"{value.Length}:{value}\n");
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
