using Dapper;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Security;
using PayHall.Tenants;

namespace PayHall.Platform.Data;

/// <summary>Brings the tenant's tables up to date while its shell is built.</summary>
internal static class TenantMigrator
{
    private const string PostgreSqlTables = "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = current_schema()";
    private const string SqliteTables = "SELECT name FROM sqlite_master WHERE type = 'table'";

    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var database = services.GetRequiredService<TenantDatabase>();
        await database.PrepareAsync(cancellationToken);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AccessContext>().ActAsSystem();
        await using var connection = await database.OpenAsync(cancellationToken);
        var histories = (await connection.QueryAsync<string>(database.Provider == DatabaseProvider.PostgreSql ? PostgreSqlTables : SqliteTables)).ToHashSet(StringComparer.Ordinal);
        foreach (var registration in services.GetServices<TenantDbContextRegistration>())
        {
            var context = (DbContext)scope.ServiceProvider.GetRequiredService(registration.ContextType);
            var wanted = context.GetService<IMigrationsAssembly>().Migrations.Keys.ToHashSet(StringComparer.Ordinal);

            // Most starts have nothing to migrate: one query instead of EF Core's lock and bookkeeping.
            var history = "migrations_" + registration.Module;
            if (histories.Contains(history) && wanted.SetEquals(await connection.QueryAsync<string>($"SELECT \"MigrationId\" FROM {history}")))
                continue;

            // EF Core reads the history before it makes the table for it, and logs the failure of that as an error.
            if (!histories.Contains(history))
                await context.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancellationToken);
            await context.Database.MigrateAsync(cancellationToken);
        }
    }
}
