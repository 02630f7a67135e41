using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PayHall.Data;
using PayHall.Platform.Tenants;
using PayHall.Tenants;

namespace PayHall.Platform.Data;

/// <summary>A tenant's SQLite file: write-ahead log, every commit on disk before it is acknowledged.</summary>
internal sealed class SqliteTenantDatabase(string file, TenantSettings tenant) : TenantDatabase
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=15000;";

    // SQLite ignores a setting that it can't apply, such as a write-ahead log on a file system without shared memory.
    private const string Check = """
        SELECT journal_mode || ' ' || synchronous || ' ' || foreign_keys || ' ' || timeout
        FROM pragma_journal_mode, pragma_synchronous, pragma_foreign_keys, pragma_busy_timeout
        """;
    private const string Safe = "wal 2 1 15000";
    private readonly string connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = file,
        ForeignKeys = true,
        Pooling = true,
        DefaultTimeout = 30,
    }.ConnectionString;

    public override DatabaseProvider Provider => DatabaseProvider.Sqlite;

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        ApplyPragmas(connection);
        return connection;
    }

    public override DbConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        ApplyPragmas(connection);
        return connection;
    }

    public override void Configure(DbContextOptionsBuilder options, string historyTable)
        => options
            .UseSqlite(connectionString, sqlite => sqlite.MigrationsHistoryTable(historyTable))
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning))
            .AddInterceptors(SqlitePragmaInterceptor.Instance);

    public override async Task CreateAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);

        // Stamped under another name first: under its own there is a stamped file or none, even after a crash.
        var draft = file + ".new";
        File.Delete(draft);
        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = draft, Pooling = false }.ConnectionString))
        {
            await connection.OpenAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await TenantStamp.WriteAsync(connection, transaction, tenant.Id);
            await transaction.CommitAsync(cancellationToken);
        }

        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException taken) when (File.Exists(file))
        {
            File.Delete(draft);
            throw new TenantException(
                $"{file} exists already, so tenant {tenant.Name} can't be set up there; it may hold data and was left as it is. Move it away if nobody needs it.", taken);
        }
    }

    public override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        // Opening would make an empty file, and with it a tenant without its money.
        if (!File.Exists(file))
            throw new TenantException($"{file}, which holds the data of tenant {tenant.Name}, is missing. Restore it from a backup, or remove the tenant's folder to set it up anew.");
        await using var connection = await OpenAsync(cancellationToken);
        await TenantStamp.DemandAsync(connection, Provider, tenant, file);
    }

    public override async Task<bool> DropAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(file))
        {
            // Read only: what turns out to be somebody else's is not even touched.
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            if (await TenantStamp.ReadAsync(connection, Provider) != tenant.Id)
                return false;
        }

        using (var connection = new SqliteConnection(connectionString))
            SqliteConnection.ClearPool(connection);
        foreach (var path in new[] { file, file + "-wal", file + "-shm", file + ".new" })
            File.Delete(path);
        return true;
    }

    public override Task<DatabaseCheck> CheckAsync(CancellationToken cancellationToken)
        => Task.FromResult(File.Exists(file) ? new DatabaseCheck(DatabasePlace.Taken, file) : new DatabaseCheck(DatabasePlace.Free, ""));

    public override Task<DatabaseSettings> SetAsideAsync(DateOnly day, CancellationToken cancellationToken)
    {
        // The file goes with its folder; only the idle connections to it must not stay behind.
        using (var connection = new SqliteConnection(connectionString))
            SqliteConnection.ClearPool(connection);
        return Task.FromResult(tenant.Database);
    }

    public override ITenantWriter CreateWriter() => new SqliteWriter(this);

    public override ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }

    internal static void ApplyPragmas(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        command.CommandText = Check;
        if (command.ExecuteScalar() as string is var found && found != Safe)
            throw new TenantException($"{connection.DataSource} can't be used safely for money: journal mode, synchronous, foreign keys and busy timeout are \"{found}\", not \"{Safe}\". Put it on a local disk.");
    }
}
