using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Ledger;
using PayHall.Tenants;

namespace PayHall.Benchmarks.Rows;

/// <summary>Payments one at a time on SQLite, each on disk before the next, beside a bare ADO.NET loop of the same statements on the same file.</summary>
internal sealed class SqlitePaymentRow : IBenchmarkRow
{
    private const int Payments = 1000;
    private readonly PaymentSite site = new(DatabaseProvider.Sqlite);

    public string Name => "payment, SQLite `synchronous=FULL`, one at a time";

    public string Floor => "raw ADO.NET loop of the same statements";

    public Target Target => Target.AtLeast(0.6);

    public Task PrepareAsync() => site.StartAsync();

    public Task<Measure> MeasureFloorAsync() => site.InTenantAsync(async services =>
    {
        await using var connection = await services.GetRequiredService<ITenantDatabase>().OpenAsync(CancellationToken.None);
        var statements = new Statements(connection);
        return await Measure.PerSecondAsync(Payments, () =>
        {
            for (var payment = 0; payment < Payments; payment++)
                statements.Post(connection, site.Next());
            return Task.CompletedTask;
        });
    });

    public Task<Measure> MeasureOursAsync() => site.InTenantAsync(async services =>
    {
        var poster = services.GetRequiredService<PaymentPoster>();
        return await Measure.PerSecondAsync(Payments, async () =>
        {
            for (var payment = 0; payment < Payments; payment++)
                await poster.PostAsync(site.Next(), CancellationToken.None);
        });
    });

    public ValueTask DisposeAsync() => site.DisposeAsync();

    /// <summary>The ledger's statements, prepared once.</summary>
    private sealed class Statements(DbConnection connection)
    {
        private readonly DbCommand find = Command(connection, "SELECT id, request_hash FROM settlement_journals WHERE idempotency_key = @p0", 1);
        private readonly DbCommand change = Command(
            connection, "UPDATE settlement_accounts SET balance = balance + @p0 WHERE id = @p1 AND (@p0 >= 0 OR balance >= -@p0 OR kind IN ('Bank', 'Suspense')) RETURNING balance", 2);

        private readonly DbCommand journal = Command(
            connection,
            """
            INSERT INTO settlement_journals (idempotency_key, request_hash, kind, document, description, booked_on, posted_at, actor_id, actor_name, reverses_id)
            VALUES (@p0, @p1, 'Payment', @p2, @p3, 20261120, 1, '', '', NULL) RETURNING id
            """,
            4);

        private readonly DbCommand entry = Command(
            connection, "INSERT INTO settlement_entries (journal_id, line, account_id, counterparty_id, amount, balance) VALUES (@p0, @p1, @p2, @p3, @p4, @p5)", 6);

        public void Post(DbConnection on, Posting posting)
        {
            using var transaction = ((Microsoft.Data.Sqlite.SqliteConnection)on).BeginTransaction(deferred: false);
            find.Transaction = change.Transaction = journal.Transaction = entry.Transaction = transaction;
            if (Scalar(find, posting.Key) is not null)
                throw new InvalidOperationException("The key is new.");
            var balances = posting.Deltas.Select(pair => (long)Scalar(change, pair.Delta, pair.Account.Id)!).ToList();
            var id = Scalar(journal, posting.Key, posting.RequestHash(), posting.Document, posting.Description)!;
            for (var line = 0; line < posting.Lines.Count; line++)
                Scalar(entry, id, line + 1, posting.Lines[line].Account.Id, posting.Lines[line].Counterparty.Id, posting.Lines[line].Amount.Fen, balances[line]);
            transaction.Commit();
        }

        private static object? Scalar(DbCommand command, params object[] values)
        {
            for (var index = 0; index < values.Length; index++)
                command.Parameters[index].Value = values[index];
            return command.ExecuteScalar();
        }

        private static DbCommand Command(DbConnection connection, string sql, int parameters)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            for (var index = 0; index < parameters; index++)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = ("@p" + index, DBNull.Value);
                command.Parameters.Add(parameter);
            }

            return command;
        }
    }
}
