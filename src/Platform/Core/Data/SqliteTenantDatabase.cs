using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PayHall.Data;
using PayHall.Tenants;

namespace PayHall.Platform.Data;

/// <summary>A tenant's SQLite file: write-ahead log, every commit on disk before it is acknowledged.</summary>
internal sealed class SqliteTenantDatabase(string file) : TenantDatabase
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=15000;";
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

    public override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var connection = await OpenAsync(cancellationToken);
    }

    public override Task DropAsync(CancellationToken cancellationToken)
    {
        using (var connection = new SqliteConnection(connectionString))
            SqliteConnection.ClearPool(connection);
        foreach (var path in new[] { file, file + "-wal", file + "-shm" })
            File.Delete(path);
        return Task.CompletedTask;
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
    }
}
