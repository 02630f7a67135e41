using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PayHall.Settlement.Ledger;

/// <summary>The digest of a journal's whole content, and of a block of the chain.</summary>
internal static class JournalDigest
{
    /// <summary>What precedes the first block.</summary>
    public const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>SHA-256 over every column of a journal and of its entries, in order, and over whose account each entry is in.</summary>
    public static string Of(JournalContent journal, IEnumerable<EntryContent> entries) => Of(journal, entries, withAccounts: true);

    /// <summary>True if this is the digest of that content; also one that was made before digests told whose the accounts are.</summary>
    public static bool Matches(string digest, JournalContent journal, IReadOnlyCollection<EntryContent> entries)
        => digest == Of(journal, entries, withAccounts: true) || digest == Of(journal, entries, withAccounts: false);

    private static string Of(JournalContent journal, IEnumerable<EntryContent> entries, bool withAccounts)
    {
        var text = new StringBuilder(withAccounts ? "payhall-journal-2\n" : "payhall-journal-1\n");
        text.Append(CultureInfo.InvariantCulture, $"{journal.Id}\t{journal.IdempotencyKey}\t{journal.RequestHash}\t{journal.Kind}\t{journal.Document}\t")
            .Append(CultureInfo.InvariantCulture, $"{journal.Description}\t{journal.BookedOn}\t{journal.PostedAt}\t{journal.ActorId}\t{journal.ActorName}\t{journal.ReversesId}\n");
        foreach (var entry in entries)
        {
            text.Append(CultureInfo.InvariantCulture, $"{entry.Id}\t{entry.Line}\t{entry.AccountId}\t{entry.CounterpartyId}\t{entry.Amount}\t{entry.Balance}");
            if (withAccounts)
                text.Append(CultureInfo.InvariantCulture, $"\t{entry.AccountCode}\t{entry.AccountKind}\t{entry.AccountMemberId}");
            text.Append('\n');
        }

        return Hash(text.ToString());
    }

    /// <summary>The hash of a block: the block before, its number, and the digests of its journals in order.</summary>
    public static string OfBlock(string previousHash, long number, IEnumerable<string> digests)
        => Hash(string.Create(CultureInfo.InvariantCulture, $"payhall-block-1\n{previousHash}\n{number}\n") + string.Join('\n', digests));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
