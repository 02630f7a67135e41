using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using PayHall.Data;
using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Ledger;

/// <summary>
/// Posts on SQLite. The tenant's one writer connection lives long, so its statements are prepared once and kept with it.
/// </summary>
public sealed class SqlitePosting
{
    private readonly ConditionalWeakTable<DbConnection, SqlitePostingCommands> prepared = [];

    internal async Task<PostingResult> PostAsync(WriteTransaction transaction, Posting posting, PostingStamp stamp, CancellationToken cancellationToken)
    {
        var commands = prepared.GetValue(transaction.Connection, connection => new SqlitePostingCommands(connection));
        commands.Enlist(transaction.Transaction);
        var hash = posting.RequestHash();
        if (await commands.FindAsync(posting.Key, cancellationToken) is { } known)
            return new PostingResult(known.Hash == hash ? PostingOutcome.AlreadyPosted : PostingOutcome.KeyConflict, known.Id, Money.Zero);

        var balances = new Dictionary<long, long>(posting.Deltas.Count);
        foreach (var (account, delta) in posting.Deltas)
        {
            if (await commands.ChangeAsync(account.Id, delta, cancellationToken) is { } balance)
            {
                balances.Add(account.Id, balance - delta);
                continue;
            }

            foreach (var (changed, change) in posting.Deltas.TakeWhile(pair => pair.Account != account))
                await commands.ChangeAsync(changed.Id, -change, cancellationToken);
            return new PostingResult(PostingOutcome.InsufficientFunds, 0, new Money(await commands.BalanceAsync(account.Id, cancellationToken)));
        }

        var journal = await commands.InsertJournalAsync(posting, hash, stamp, cancellationToken);
        for (var line = 0; line < posting.Lines.Count; line++)
        {
            var entry = posting.Lines[line];
            var balance = balances[entry.Account.Id] += entry.Amount.Fen;
            await commands.InsertEntryAsync(journal, line + 1, entry, balance, cancellationToken);
        }

        return new PostingResult(PostingOutcome.Posted, journal, Money.Zero);
    }

    private sealed class SqlitePostingCommands
    {
        private readonly DbCommand find;
        private readonly DbCommand change;
        private readonly DbCommand read;
        private readonly DbCommand journal;
        private readonly DbCommand entry;

        public SqlitePostingCommands(DbConnection connection)
        {
            find = Command(connection, "SELECT id, request_hash FROM settlement_journals WHERE idempotency_key = @key", "@key");
            change = Command(
                connection,
                """
                UPDATE settlement_accounts SET balance = balance + @delta
                WHERE id = @id AND (@delta >= 0 OR balance >= -@delta OR kind IN ('Bank', 'Suspense'))
                RETURNING balance
                """,
                "@delta",
                "@id");
            read = Command(connection, "SELECT balance FROM settlement_accounts WHERE id = @id", "@id");
            journal = Command(
                connection,
                """
                INSERT INTO settlement_journals
                    (idempotency_key, request_hash, kind, document, description, booked_on, posted_at, actor_id, actor_name, reverses_id)
                VALUES (@key, @hash, @kind, @document, @description, @bookedOn, @postedAt, @actorId, @actorName, @reverses)
                RETURNING id
                """,
                "@key", "@hash", "@kind", "@document", "@description", "@bookedOn", "@postedAt", "@actorId", "@actorName", "@reverses");
            entry = Command(
                connection,
                """
                INSERT INTO settlement_entries (journal_id, line, account_id, counterparty_id, amount, balance)
                VALUES (@journal, @line, @account, @counterparty, @amount, @balance)
                """,
                "@journal", "@line", "@account", "@counterparty", "@amount", "@balance");
        }

        public void Enlist(DbTransaction transaction)
        {
            find.Transaction = change.Transaction = read.Transaction = journal.Transaction = entry.Transaction = transaction;
        }

        public async Task<(long Id, string Hash)?> FindAsync(string key, CancellationToken cancellationToken)
        {
            Set(find, key);
            await using var reader = await find.ExecuteReaderAsync(cancellationToken);
            return await reader.ReadAsync(cancellationToken) ? (reader.GetInt64(0), reader.GetString(1)) : null;
        }

        public async Task<long?> ChangeAsync(long account, long delta, CancellationToken cancellationToken)
        {
            Set(change, delta, account);
            return await change.ExecuteScalarAsync(cancellationToken) as long?;
        }

        public async Task<long> BalanceAsync(long account, CancellationToken cancellationToken)
        {
            Set(read, account);
            return Convert.ToInt64(await read.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        }

        public async Task<long> InsertJournalAsync(Posting posting, string hash, PostingStamp stamp, CancellationToken cancellationToken)
        {
            Set(
                journal, posting.Key, hash, posting.Kind.ToString(), posting.Document, posting.Description, DateConverter.ToNumber(posting.BookedOn),
                stamp.At, stamp.ActorId, stamp.ActorName, posting.Reverses);
            return (long)(await journal.ExecuteScalarAsync(cancellationToken))!;
        }

        public Task InsertEntryAsync(long journalId, int line, PostingLine posted, long balance, CancellationToken cancellationToken)
        {
            Set(entry, journalId, line, posted.Account.Id, posted.Counterparty.Id, posted.Amount.Fen, balance);
            return entry.ExecuteNonQueryAsync(cancellationToken);
        }

        private static DbCommand Command(DbConnection connection, string sql, params string[] parameters)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var parameter in parameters)
                GeneralLedger.Add(command, parameter, null);
            return command;
        }

        private static void Set(DbCommand command, params object?[] values)
        {
            for (var index = 0; index < values.Length; index++)
                command.Parameters[index].Value = values[index] ?? DBNull.Value;
        }
    }
}
