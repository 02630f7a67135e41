using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PayHall.Settlement.Domain;

/// <summary>
/// What the reviewer approves (复核摘要): a SHA-256 over the exact payer, invoices, amounts and payees. Any change of one of
/// them gives another digest, and the approval is void (design security.md, Money).
/// </summary>
public static class PaymentDigest
{
    /// <summary>The digest in lower-case hexadecimal.</summary>
    /// <param name="payer">Code of the paying member.</param>
    /// <param name="lines">Number, amount and supplier's code of each invoice, in any order.</param>
    public static string Of(string payer, IEnumerable<(string Invoice, Money Amount, string Supplier)> lines)
    {
        var text = new StringBuilder("payhall-payment-1\n").Append(payer).Append('\n');
        foreach (var (invoice, amount, supplier) in lines.OrderBy(line => line.Invoice, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{invoice}\t{amount.Fen}\t{supplier}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The first 32 digits in groups, for people: <c>7F3A 91C2 0B5E 44D8 · A6E1 2C70 9D13 58FB</c>.</summary>
    public static string ForPeople(string digest)
    {
        var groups = digest[..Math.Min(32, digest.Length)].ToUpperInvariant().Chunk(4).Select(group => new string(group)).ToList();
        return string.Join(' ', groups.Take(4)) + " · " + string.Join(' ', groups.Skip(4));
    }
}
