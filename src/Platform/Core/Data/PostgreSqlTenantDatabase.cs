using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using PayHall.Data;
using PayHall.Platform.Tenants;
using PayHall.Tenants;

namespace PayHall.Platform.Data;

/// <summary>A tenant's schema in PostgreSQL. Every connection's search path is that schema alone, so no statement names one.</summary>
internal sealed class PostgreSqlTenantDatabase : TenantDatabase
{
    // Beyond about this many connections two cores only switch between them.
    private const int PoolSize = 16;

    // A transaction in which nothing is done for so long belongs to somebody who is gone. It would hold its locks, keep vacuum from its work
    // and the audit trail's seal from its rows. Long imports go on, for they are not idle.
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);
    private readonly NpgsqlDataSource source;
    private readonly TenantSettings tenant;
    private readonly string schema;
    private readonly string place;

    public PostgreSqlTenantDatabase(string connectionString, TenantSettings tenant)
    {
        if (connectionString.Length == 0)
            throw new TenantException($"Tenant {tenant.Name} lives in PostgreSQL, but neither its settings nor PAYHALL_DATABASE say where.");
        this.tenant = tenant;
        schema = tenant.Database.Schema.Length > 0
            ? tenant.Database.Schema
            : throw new TenantException($"Tenant {tenant.Name} lives in PostgreSQL, but its settings name no schema. Name the one that holds its data.");
        var settings = new NpgsqlConnectionStringBuilder(PostgreSqlAddress.ToConnectionString(connectionString))
        {
            SearchPath = schema,
            MaxPoolSize = PoolSize,
            MinPoolSize = 0,
            ConnectionIdleLifetime = 60,
            MaxAutoPrepare = 64,
            AutoPrepareMinUsages = 3,

            // No statement here leaves state in its session (a task's advisory lock is given back by name), so resetting it,
            // seven statements before each transaction, would buy nothing.
            NoResetOnClose = true,
            ApplicationName = "payhall/" + tenant.Name,
            IncludeErrorDetail = false,
        };
        settings.Options = string.Create(CultureInfo.InvariantCulture, $"{settings.Options} -c idle_in_transaction_session_timeout={LongestPause.TotalMilliseconds:0}").TrimStart();
        source = NpgsqlDataSource.Create(settings.ConnectionString);
        place = $"Schema {schema} of PostgreSQL database {settings.Database} on {settings.Host}";
    }

    public override DatabaseProvider Provider => DatabaseProvider.PostgreSql;

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => await source.OpenConnectionAsync(cancellationToken);

    public override DbConnection Open() => source.OpenConnection();

    public override void Configure(DbContextOptionsBuilder options, string historyTable)
        => options
            .UseNpgsql(source, npgsql => npgsql.MigrationsHistoryTable(historyTable, schema))
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    public override async Task CreateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            await connection.ExecuteAsync($"CREATE SCHEMA {QuotedSchema}", transaction: transaction);
        }
        catch (PostgresException taken) when (taken.SqlState is PostgresErrorCodes.DuplicateSchema or PostgresErrorCodes.UniqueViolation)
        {
            throw new TenantException(
                $"{place} exists already, so tenant {tenant.Name} can't be set up there; it may hold another installation's data and was left as it is. "
                + "Point PAYHALL_DATA at the folder to which it belongs, name another database, or drop the schema if nobody needs it.",
                taken);
        }

        await TenantStamp.WriteAsync(connection, transaction, tenant.Id);
        await transaction.CommitAsync(cancellationToken);
    }

    public override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        foreach (var setting in new[] { "fsync", "synchronous_commit" })
        {
            if (await connection.QuerySingleAsync<string>("SELECT current_setting(@setting)", new { setting }) == "off")
                throw new TenantException($"PostgreSQL runs with {setting}=off, which loses acknowledged payments in a crash. Turn it on.");
        }

        await TenantStamp.DemandAsync(connection, Provider, tenant, place);
    }

    public override async Task<bool> DropAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        if (await connection.QuerySingleAsync<string?>("SELECT current_schema()") is null)
            return true;
        if (await TenantStamp.ReadAsync(connection, Provider) != tenant.Id)
            return false;
        await connection.ExecuteAsync($"DROP SCHEMA {QuotedSchema} CASCADE");
        return true;
    }

    public override async Task<DatabaseCheck> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            return await ExistsAsync(connection, schema) ? new DatabaseCheck(DatabasePlace.Taken, place) : new DatabaseCheck(DatabasePlace.Free, "");
        }
        catch (Exception failure) when (failure is NpgsqlException or System.Net.Sockets.SocketException or TimeoutException)
        {
            return new DatabaseCheck(DatabasePlace.Unreachable, failure.Message);
        }
    }

    public override async Task<DatabaseSettings> SetAsideAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        if (!await ExistsAsync(connection, schema))
        {
            // Set aside before, by a removal that was interrupted.
            var earlier = await connection.QuerySingleOrDefaultAsync<string>(
                "SELECT nspname FROM pg_namespace WHERE nspname ~ ('^removed_[0-9]{8}_' || @id || '$')", new { id = tenant.Id });
            return earlier is null ? tenant.Database : tenant.Database with { Schema = earlier };
        }

        if (await TenantStamp.ReadAsync(connection, Provider) != tenant.Id)
            return tenant.Database;
        var aside = string.Create(CultureInfo.InvariantCulture, $"removed_{day:yyyyMMdd}_{tenant.Id}");
        await connection.ExecuteAsync($"ALTER SCHEMA {QuotedSchema} RENAME TO \"{aside}\"");
        return tenant.Database with { Schema = aside };
    }

    private static Task<bool> ExistsAsync(DbConnection connection, string schema)
        => connection.QuerySingleAsync<bool>("SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = @schema)", new { schema });

    public override ITenantWriter CreateWriter() => new PostgreSqlWriter(source);

    public override ValueTask DisposeAsync() => source.DisposeAsync();

    private string QuotedSchema => "\"" + schema.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
