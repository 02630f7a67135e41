using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PayHall.Settlement.Domain.Rules;

namespace PayHall.Settlement.Domain;

/// <summary>A journal to be posted (记账凭证): balanced, non-empty, with the key under which it is posted once (S-LED).</summary>
public sealed class Posting
{
    private Posting(string key, JournalKind kind, string document, string description, DateOnly bookedOn, long? reverses, IReadOnlyList<PostingLine> lines)
    {
        if (lines.Count < 2 || lines.Any(line => line.Amount.IsZero) || lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount) != Money.Zero)
            throw new UnbalancedPostingException(document);
        Key = key;
        Kind = kind;
        Document = document;
        Description = description;
        BookedOn = bookedOn;
        Reverses = reverses;
        Lines = lines;
        Deltas = Aggregate(lines);
    }

    /// <summary>Idempotency key: the same key twice posts once.</summary>
    public string Key { get; }

    /// <summary>Why money moves.</summary>
    public JournalKind Kind { get; }

    /// <summary>The source document's number, e.g. <c>FH20261120-0007</c>.</summary>
    public string Document { get; }

    /// <summary>A sentence for statements, e.g. the remitting bank.</summary>
    public string Description { get; }

    /// <summary>The accounting day.</summary>
    public DateOnly BookedOn { get; }

    /// <summary>Id of the journal that this one reverses, or null.</summary>
    public long? Reverses { get; }

    /// <summary>The entries, in order.</summary>
    public IReadOnlyList<PostingLine> Lines { get; }

    /// <summary>What each account gains or loses in all, in the global lock order.</summary>
    public IReadOnlyList<(AccountReference Account, long Delta)> Deltas { get; }

    /// <summary>入金: the bank account has more, the member has more.</summary>
    public static Posting Deposit(string key, string document, string description, DateOnly bookedOn, AccountReference bank, AccountReference member, Money amount)
        => new(key, JournalKind.Deposit, document, description, bookedOn, null,
            [new(bank, -Positive(amount, document), member), new(member, amount, bank)]);

    /// <summary>支付货款: the payer's available money goes to the suppliers' available money, a pair of entries per supplier.</summary>
    public static Posting Payment(string key, string document, string description, DateOnly bookedOn, AccountReference payer, IEnumerable<(AccountReference Supplier, Money Amount)> payees)
    {
        var lines = new List<PostingLine>();
        foreach (var (supplier, amount) in payees.OrderBy(payee => payee.Supplier.LockRank).ThenBy(payee => payee.Supplier.Id))
        {
            lines.Add(new PostingLine(payer, -Positive(amount, document), supplier));
            lines.Add(new PostingLine(supplier, amount, payer));
        }

        return new Posting(key, JournalKind.Payment, document, description, bookedOn, null, lines);
    }

    /// <summary>A transfer between two accounts of any kind: freezing, releasing, allocating.</summary>
    public static Posting Transfer(string key, JournalKind kind, string document, string description, DateOnly bookedOn, AccountReference from, AccountReference to, Money amount)
        => new(key, kind, document, description, bookedOn, null,
            [new(from, -Positive(amount, document), to), new(to, amount, from)]);

    /// <summary>冲正: the mirror of a journal; the only way to correct one.</summary>
    public static Posting Reversal(string key, long journalId, string document, string description, DateOnly bookedOn, IEnumerable<PostingLine> original)
        => new(key, JournalKind.Reversal, document, description, bookedOn, journalId,
            [.. original.Select(line => line with { Amount = -line.Amount })]);

    /// <summary>A hash of everything that must be the same when the key is used again.</summary>
    public string RequestHash()
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{Kind}|{Document}|{Reverses}");
        foreach (var line in Lines)
            text.Append(CultureInfo.InvariantCulture, $"|{line.Account.Id}:{line.Amount.Fen}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static Money Positive(Money amount, string document)
        => amount.IsPositive ? amount : throw new UnbalancedPostingException(document);

    private static (AccountReference Account, long Delta)[] Aggregate(IReadOnlyList<PostingLine> lines)
        => [.. lines.GroupBy(line => line.Account)
            .Select(group => (group.Key, group.Aggregate(Money.Zero, (sum, line) => sum + line.Amount).Fen))
            .OrderBy(pair => pair.Key.LockRank).ThenBy(pair => pair.Key.Id)];
}
