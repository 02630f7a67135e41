using PayHall.Data;
using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Ledger;

/// <summary>Posts journals that need nothing else in their transaction, one by one or in batches.</summary>
public sealed class PaymentPoster(ITenantWriter writer, GeneralLedger ledger)
{
    /// <summary>Posts one journal and commits it.</summary>
    public Task<PostingResult> PostAsync(Posting posting, CancellationToken cancellationToken)
        => writer.ExecuteAsync((transaction, token) => ledger.PostAsync(transaction, posting, token), cancellationToken);

    /// <summary>Posts a batch and commits it; a journal that can't be posted does not sink the others.</summary>
    public Task<IReadOnlyList<PostingResult>> PostManyAsync(IReadOnlyList<Posting> postings, CancellationToken cancellationToken)
        => writer.ExecuteAsync((transaction, token) => ledger.PostManyAsync(transaction, postings, token), cancellationToken);
}
