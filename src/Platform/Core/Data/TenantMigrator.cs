using Dapper;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Security;

namespace PayHall.Platform.Data;

/// <summary>Brings the tenant's tables up to date while its shell is built.</summary>
internal static class TenantMigrator
{
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var database = services.GetRequiredService<TenantDatabase>();
        await database.PrepareAsync(cancellationToken);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AccessContext>().ActAsSystem();
        await using var connection = await database.OpenAsync(cancellationToken);
        foreach (var registration in services.GetServices<TenantDbContextRegistration>())
        {
            var context = (DbContext)scope.ServiceProvider.GetRequiredService(registration.ContextType);
            var wanted = context.GetService<IMigrationsAssembly>().Migrations.Keys.ToHashSet(StringComparer.Ordinal);

            // Most starts have nothing to migrate: one query instead of EF Core's lock and bookkeeping.
            if (!wanted.SetEquals(await AppliedAsync(connection, "migrations_" + registration.Module)))
                await context.Database.MigrateAsync(cancellationToken);
        }
    }

    private static async Task<IEnumerable<string>> AppliedAsync(System.Data.Common.DbConnection connection, string table)
    {
        try
        {
            return await connection.QueryAsync<string>($"SELECT \"MigrationId\" FROM {table}");
        }
        catch (System.Data.Common.DbException)
        {
            // The table isn't there yet: a new database, or a module enabled for the first time.
            return [];
        }
    }
}
