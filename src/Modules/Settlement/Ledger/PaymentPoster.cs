using PayHall.Data;
using PayHall.Settlement.Domain;
using PayHall.Tenants;

namespace PayHall.Settlement.Ledger;

/// <summary>Posts journals that need nothing else in their transaction, one by one or in batches.</summary>
public sealed class PaymentPoster(ITenantDatabase database, ITenantWriter writer, GeneralLedger ledger)
{
    /// <summary>
    /// Posts one journal and commits it. On PostgreSQL the posting is one statement and so a transaction by itself: one round trip
    /// in all. Accounts are locked in the global order, so two postings can't wait for each other.
    /// </summary>
    public async Task<PostingResult> PostAsync(Posting posting, CancellationToken cancellationToken)
    {
        if (database.Provider != DatabaseProvider.PostgreSql)
            return await writer.ExecuteAsync((transaction, token) => ledger.PostAsync(transaction, posting, token), cancellationToken);
        await using var connection = await database.OpenAsync(cancellationToken);
        return await ledger.PostAloneAsync(connection, posting, cancellationToken);
    }

    /// <summary>Posts a batch and commits it; a journal that can't be posted does not sink the others.</summary>
    public Task<IReadOnlyList<PostingResult>> PostManyAsync(IReadOnlyList<Posting> postings, CancellationToken cancellationToken)
        => writer.ExecuteAsync((transaction, token) => ledger.PostManyAsync(transaction, postings, token), cancellationToken);
}
