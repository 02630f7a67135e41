using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Ledger;

/// <summary>Decides a batch of postings over balances that are locked: in order, leaving out what can't be posted.</summary>
internal sealed class PostingBatch(IReadOnlyList<Posting> postings)
{
    private readonly Dictionary<string, (long Id, string Hash)> known = new(StringComparer.Ordinal);
    private readonly HashSet<long> mayBeNegative = [];
    private readonly List<long> ids = new(postings.Count);

    public IReadOnlyList<Posting> Postings { get; } = postings;

    public long[] AccountIds { get; } = [.. postings.SelectMany(posting => posting.Deltas).Select(pair => pair.Account.Id).Distinct()];

    public string[] Keys { get; } = [.. postings.Select(posting => posting.Key)];

    public Dictionary<long, long> Balances { get; } = [];

    public List<(Posting Posting, string Hash, long JournalId)> Posted { get; } = new(postings.Count);

    public List<(long Journal, int Line, PostingLine Posted, long Balance)> Entries { get; } = new(postings.Count * 2);

    public void AddAccount(long id, long balance, bool canBeNegative)
    {
        Balances.Add(id, balance);
        if (canBeNegative)
            mayBeNegative.Add(id);
    }

    public void AddKnown(string key, long id, string hash) => known.Add(key, (id, hash));

    public void AddId(long id) => ids.Add(id);

    public IReadOnlyList<PostingResult> Decide()
    {
        var results = new List<PostingResult>(Postings.Count);
        for (var index = 0; index < Postings.Count; index++)
            results.Add(Decide(Postings[index], ids[index]));
        return results;
    }

    private PostingResult Decide(Posting posting, long journal)
    {
        var hash = posting.RequestHash();
        if (known.TryGetValue(posting.Key, out var before))
            return new PostingResult(before.Hash == hash ? PostingOutcome.AlreadyPosted : PostingOutcome.KeyConflict, before.Id, Money.Zero);
        foreach (var (account, delta) in posting.Deltas)
        {
            if (delta < 0 && Balances[account.Id] + delta < 0 && !mayBeNegative.Contains(account.Id))
                return new PostingResult(PostingOutcome.InsufficientFunds, 0, new Money(Balances[account.Id]));
        }

        for (var line = 0; line < posting.Lines.Count; line++)
        {
            var entry = posting.Lines[line];
            var balance = checked(Balances[entry.Account.Id] + entry.Amount.Fen);
            Balances[entry.Account.Id] = balance;
            Entries.Add((journal, line + 1, entry, balance));
        }

        known.Add(posting.Key, (journal, hash));
        Posted.Add((posting, hash, journal));
        return new PostingResult(PostingOutcome.Posted, journal, Money.Zero);
    }
}
