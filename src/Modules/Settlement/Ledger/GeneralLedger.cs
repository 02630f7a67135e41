using System.Data.Common;
using PayHall.Data;
using PayHall.Security;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Domain.Rules;
using PayHall.Tenants;

namespace PayHall.Settlement.Ledger;

/// <summary>
/// The double-entry ledger (总账, S-LED). A posting is one step within the caller's transaction: balances change only by conditional
/// updates, journals and entries are only ever inserted. On PostgreSQL it takes one round trip.
/// </summary>
public sealed class GeneralLedger
{
    private readonly TenantClock clock;
    private readonly AccessContext access;
    private readonly SqlitePosting sqlite;
    private readonly PostgresPosting postgres;

    /// <summary>Creates the ledger.</summary>
    public GeneralLedger(TenantClock clock, AccessContext access, SqlitePosting sqlite, PostgresPosting postgres)
    {
        this.clock = clock;
        this.access = access;
        this.sqlite = sqlite;
        this.postgres = postgres;
    }

    /// <summary>Posts a journal. With insufficient funds nothing is changed and the transaction stays usable.</summary>
    /// <exception cref="PostingConflictException">The key was used for another posting.</exception>
    public async Task<PostingResult> PostAsync(WriteTransaction transaction, Posting posting, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(posting);
        return Checked(posting, await PostAsAsync(transaction, posting, Stamp(), cancellationToken));
    }

    /// <summary>Posts a journal on a PostgreSQL connection that is in no transaction; it is committed with the statement.</summary>
    /// <exception cref="PostingConflictException">The key was used for another posting.</exception>
    internal async Task<PostingResult> PostAloneAsync(DbConnection connection, Posting posting, CancellationToken cancellationToken)
        => Checked(posting, await postgres.PostAsync(connection, null, posting, Stamp(), cancellationToken));

    /// <summary>Posts in somebody else's name and at another time: for sample data and takeovers from another system.</summary>
    internal Task<PostingResult> PostAsAsync(WriteTransaction transaction, Posting posting, PostingStamp stamp, CancellationToken cancellationToken)
        => transaction.Provider == DatabaseProvider.PostgreSql
            ? postgres.PostAsync(transaction.Connection, transaction.Transaction, posting, stamp, cancellationToken)
            : sqlite.PostAsync(transaction, posting, stamp, cancellationToken);

    /// <summary>
    /// Posts many journals in one transaction, in their order. One that finds too little money, or a key that was used
    /// otherwise, is left out; the others are posted all the same.
    /// </summary>
    /// <returns>What became of each, in the same order.</returns>
    public async Task<IReadOnlyList<PostingResult>> PostManyAsync(WriteTransaction transaction, IReadOnlyList<Posting> postings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(postings);
        var stamp = Stamp();
        if (transaction.Provider == DatabaseProvider.PostgreSql)
            return await postgres.PostManyAsync(transaction, postings, stamp, cancellationToken);
        var results = new List<PostingResult>(postings.Count);
        foreach (var posting in postings)
            results.Add(await sqlite.PostAsync(transaction, posting, stamp, cancellationToken));
        return results;
    }

    private static PostingResult Checked(Posting posting, PostingResult result)
        => result.Outcome == PostingOutcome.KeyConflict ? throw new PostingConflictException(posting.Document) : result;

    private PostingStamp Stamp() => new(InstantConverter.ToMicroseconds(clock.UtcNow), access.Actor?.Id ?? "", access.ActorName);

    internal static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }
}
