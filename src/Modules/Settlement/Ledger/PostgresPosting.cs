using System.Data.Common;
using Npgsql;
using NpgsqlTypes;
using PayHall.Data;
using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Ledger;

/// <summary>Posts on PostgreSQL: one function call per journal, or one batch of array statements for many.</summary>
public sealed class PostgresPosting
{
    private const string Call = """
        SELECT outcome, journal, account, available FROM settlement_post(
            $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        """;

    internal async Task<PostingResult> PostAsync(
        DbConnection connection, DbTransaction? transaction, Posting posting, PostingStamp stamp, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Call, (NpgsqlConnection)connection, (NpgsqlTransaction?)transaction);
        var accounts = posting.Deltas.Select(pair => pair.Account.Id).ToArray();
        Text(command, posting.Key, posting.RequestHash(), posting.Kind.ToString(), posting.Document, posting.Description);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = DateConverter.ToNumber(posting.BookedOn) });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = stamp.At });
        Text(command, stamp.ActorId, stamp.ActorName);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)posting.Reverses ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        Numbers(command, accounts, [.. posting.Deltas.Select(pair => pair.Delta)]);
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. posting.Lines.Select(line => Array.IndexOf(accounts, line.Account.Id) + 1)] });
        Numbers(command, [.. posting.Lines.Select(line => line.Counterparty.Id)], [.. posting.Lines.Select(line => line.Amount.Fen)]);

        // A statement that its connection has prepared before costs no round trip here.
        await command.PrepareAsync(cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var result = new PostingResult(
            (PostingOutcome)reader.GetInt32(0),
            await reader.IsDBNullAsync(1, cancellationToken) ? 0 : reader.GetInt64(1),
            await reader.IsDBNullAsync(3, cancellationToken) ? Money.Zero : new Money(reader.GetInt64(3)));

        // To the end of the answer: only then has a call outside a transaction been committed.
        await reader.NextResultAsync(cancellationToken);
        return result;
    }

    internal async Task<IReadOnlyList<PostingResult>> PostManyAsync(
        WriteTransaction transaction, IReadOnlyList<Posting> postings, PostingStamp stamp, CancellationToken cancellationToken)
    {
        if (postings.Count == 0)
            return [];
        var batch = new PostingBatch(postings);
        await ReadAsync(transaction, batch, cancellationToken);
        var results = batch.Decide();
        if (results.Any(result => result.Outcome == PostingOutcome.Posted))
            await WriteAsync(transaction, batch, stamp, cancellationToken);
        return results;
    }

    // Locks every account of the batch in the global order, then looks for used keys and reserves ids.
    private static async Task ReadAsync(WriteTransaction transaction, PostingBatch batch, CancellationToken cancellationToken)
    {
        await using var commands = new NpgsqlBatch((NpgsqlConnection)transaction.Connection, (NpgsqlTransaction)transaction.Transaction)
        {
            BatchCommands =
            {
                Statement("SELECT id, balance, kind IN ('Bank', 'Suspense') FROM settlement_accounts WHERE id = ANY ($1) ORDER BY lock_rank, id FOR UPDATE", batch.AccountIds),
                Statement("SELECT idempotency_key, id, request_hash FROM settlement_journals WHERE idempotency_key = ANY ($1)", (object)batch.Keys),
                Statement("SELECT nextval(pg_get_serial_sequence('settlement_journals', 'id')) FROM generate_series(1, $1)", batch.Postings.Count),
            },
        };
        await commands.PrepareAsync(cancellationToken);
        await using var reader = await commands.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            batch.AddAccount(reader.GetInt64(0), reader.GetInt64(1), reader.GetBoolean(2));
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            batch.AddKnown(reader.GetString(0), reader.GetInt64(1), reader.GetString(2));
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            batch.AddId(reader.GetInt64(0));
    }

    private static async Task WriteAsync(WriteTransaction transaction, PostingBatch batch, PostingStamp stamp, CancellationToken cancellationToken)
    {
        var posted = batch.Posted;
        await using var commands = new NpgsqlBatch((NpgsqlConnection)transaction.Connection, (NpgsqlTransaction)transaction.Transaction)
        {
            BatchCommands =
            {
                Statement(
                    """
                    INSERT INTO settlement_journals
                        (id, idempotency_key, request_hash, kind, document, description, booked_on, reverses_id, posted_at, actor_id, actor_name)
                    SELECT j.*, $9, $10, $11 FROM unnest($1, $2, $3, $4, $5, $6, $7, $8) AS j
                    """,
                    posted.Select(item => item.JournalId).ToArray(),
                    posted.Select(item => item.Posting.Key).ToArray(),
                    posted.Select(item => item.Hash).ToArray(),
                    posted.Select(item => item.Posting.Kind.ToString()).ToArray(),
                    posted.Select(item => item.Posting.Document).ToArray(),
                    posted.Select(item => item.Posting.Description).ToArray(),
                    posted.Select(item => DateConverter.ToNumber(item.Posting.BookedOn)).ToArray(),
                    posted.Select(item => item.Posting.Reverses).ToArray(),
                    stamp.At,
                    stamp.ActorId,
                    stamp.ActorName),
                Statement(
                    """
                    INSERT INTO settlement_entries (journal_id, line, account_id, counterparty_id, amount, balance)
                    SELECT * FROM unnest($1, $2, $3, $4, $5, $6)
                    """,
                    batch.Entries.Select(entry => entry.Journal).ToArray(),
                    batch.Entries.Select(entry => entry.Line).ToArray(),
                    batch.Entries.Select(entry => entry.Posted.Account.Id).ToArray(),
                    batch.Entries.Select(entry => entry.Posted.Counterparty.Id).ToArray(),
                    batch.Entries.Select(entry => entry.Posted.Amount.Fen).ToArray(),
                    batch.Entries.Select(entry => entry.Balance).ToArray()),
                Statement(
                    "UPDATE settlement_accounts a SET balance = v.balance FROM unnest($1, $2) AS v (id, balance) WHERE a.id = v.id",
                    batch.Balances.Select(pair => pair.Key).ToArray(),
                    batch.Balances.Select(pair => pair.Value).ToArray()),
            },
        };
        await commands.PrepareAsync(cancellationToken);
        await commands.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlBatchCommand Statement(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private static void Text(NpgsqlCommand command, params string[] values)
    {
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
    }

    private static void Numbers(NpgsqlCommand command, long[] first, long[] second)
    {
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = first });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = second });
    }
}
