using Dapper;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Host.Tests;

/// <summary>The hand-written migrations make just the tables that the models expect, on both engines.</summary>
public sealed class SchemaTests
{
    public static TheoryData<string, DatabaseProvider> Recipes => new()
    {
        { "platform", DatabaseProvider.Sqlite },
        { "platform", DatabaseProvider.PostgreSql },
        { "exchange", DatabaseProvider.Sqlite },
        { "exchange", DatabaseProvider.PostgreSql },
        { "heating-company", DatabaseProvider.Sqlite },
        { "heating-company", DatabaseProvider.PostgreSql },
    };

    [Theory, MemberData(nameof(Recipes))]
    public async Task Model_and_schema_agree(string recipe, DatabaseProvider database)
    {
        await using var host = await TestHost.StartAsync();
        var tenant = recipe == "platform" ? TenantSettings.DefaultName : "one";
        await host.CreateTenantAsync(tenant, recipe, database);
        await host.InTenantAsync(tenant, async services =>
        {
            await using var connection = await services.GetRequiredService<ITenantDatabase>().OpenAsync(CancellationToken.None);
            foreach (var registration in services.GetServices<TenantDbContextRegistration>())
            {
                var context = (DbContext)services.GetRequiredService(registration.ContextType);
                foreach (var table in context.Model.GetEntityTypes().Where(entity => entity.GetTableName() is not null).GroupBy(entity => entity.GetTableName()!))
                {
                    var expected = table.SelectMany(Columns).Distinct().ToList();
                    var actual = (await ColumnsAsync(connection, database, table.Key)).ToDictionary(column => column.Name, column => column.IsRequired);
                    actual.Keys.ShouldBe(expected.Select(column => column.Name).Distinct(), ignoreOrder: true, $"columns of {table.Key}");
                    foreach (var (name, required) in expected)
                        actual[name].ShouldBe(required, $"NOT NULL of {table.Key}.{name}");
                }
            }
        });
    }

    [Theory]
    [InlineData("platform")]
    [InlineData("exchange")]
    [InlineData("heating-company")]
    public async Task Both_engines_have_the_same_tables_keys_and_indexes(string recipe)
    {
        var sqlite = await ReadAsync(DatabaseProvider.Sqlite);
        var postgreSql = await ReadAsync(DatabaseProvider.PostgreSql);
        sqlite.Count.ShouldBeGreaterThan(200);
        sqlite.Except(postgreSql).Select(line => "SQLite alone: " + line)
            .Concat(postgreSql.Except(sqlite).Select(line => "PostgreSQL alone: " + line))
            .ShouldBeEmpty();

        async Task<IReadOnlyList<string>> ReadAsync(DatabaseProvider database)
        {
            await using var host = await TestHost.StartAsync();
            var tenant = recipe == "platform" ? TenantSettings.DefaultName : "one";
            await host.CreateTenantAsync(tenant, recipe, database);
            return await host.InTenantAsync(tenant, async services =>
            {
                await using var connection = await services.GetRequiredService<ITenantDatabase>().OpenAsync(CancellationToken.None);
                return await DatabaseSchema.ReadAsync(connection, database);
            });
        }
    }

    private static IEnumerable<(string Name, bool IsRequired)> Columns(IEntityType entity)
    {
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        return entity.GetProperties().Select(property => (property.GetColumnName(table)!, !property.IsColumnNullable(table)));
    }

    private static async Task<IEnumerable<(string Name, bool IsRequired)>> ColumnsAsync(System.Data.Common.DbConnection connection, DatabaseProvider database, string table)
        => database == DatabaseProvider.Sqlite
            ? (await connection.QueryAsync<(string, long, long)>("SELECT name, \"notnull\", pk FROM pragma_table_info(@table)", new { table })).Select(row => (row.Item1, row.Item2 == 1 || row.Item3 > 0))
            : (await connection.QueryAsync<(string, string)>(
                "SELECT column_name, is_nullable FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = @table", new { table })).Select(row => (row.Item1, row.Item2 == "NO"));
}
