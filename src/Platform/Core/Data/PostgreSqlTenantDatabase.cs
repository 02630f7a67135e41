using System.Data.Common;
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
    private readonly NpgsqlDataSource source;
    private readonly string schema;

    public PostgreSqlTenantDatabase(string connectionString, string schema, string tenant)
    {
        if (connectionString.Length == 0)
            throw new TenantException($"Tenant {tenant} lives in PostgreSQL, but neither its settings nor PAYHALL_DATABASE say where.");
        this.schema = schema.Length > 0 ? schema : "public";
        var settings = new NpgsqlConnectionStringBuilder(PostgreSqlAddress.ToConnectionString(connectionString))
        {
            SearchPath = this.schema,
            MaxPoolSize = PoolSize,
            MinPoolSize = 0,
            ConnectionIdleLifetime = 60,
            MaxAutoPrepare = 64,
            AutoPrepareMinUsages = 3,
            ApplicationName = "payhall/" + tenant,
            IncludeErrorDetail = false,
        };
        source = NpgsqlDataSource.Create(settings.ConnectionString);
    }

    public override DatabaseProvider Provider => DatabaseProvider.PostgreSql;

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => await source.OpenConnectionAsync(cancellationToken);

    public override DbConnection Open() => source.OpenConnection();

    public override void Configure(DbContextOptionsBuilder options, string historyTable)
        => options
            .UseNpgsql(source, npgsql => npgsql.MigrationsHistoryTable(historyTable, schema))
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    public override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var fsync = new NpgsqlCommand("SHOW fsync", connection);
        if (await fsync.ExecuteScalarAsync(cancellationToken) as string == "off")
            throw new TenantException("PostgreSQL runs with fsync=off, which loses acknowledged payments in a crash. Turn it on.");
        await using var create = new NpgsqlCommand($"CREATE SCHEMA IF NOT EXISTS {QuotedSchema}", connection);
        await create.ExecuteNonQueryAsync(cancellationToken);
    }

    public override async Task DropAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var drop = new NpgsqlCommand($"DROP SCHEMA IF EXISTS {QuotedSchema} CASCADE", connection);
        await drop.ExecuteNonQueryAsync(cancellationToken);
    }

    public override ITenantWriter CreateWriter() => new PostgreSqlWriter(source);

    public override ValueTask DisposeAsync() => source.DisposeAsync();

    private string QuotedSchema => "\"" + schema.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
