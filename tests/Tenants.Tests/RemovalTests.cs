using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PayHall.Background;
using PayHall.Testing;

namespace PayHall.Tenants.Tests;

/// <summary>A removed tenant is gone at once, its data a month later.</summary>
public sealed class RemovalTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Removal_asks_for_the_name_sets_the_data_aside_and_deletes_it_after_thirty_days(DatabaseProvider database)
    {
        await using var site = await ConsoleSite.StartAsync();
        await site.CreateAsync("one", database);
        var (schema, id) = (site.Host.Tenants.Find("one")!.Settings.Database.Schema, site.Host.Tenants.Find("one")!.Settings.Id);
        using var wrong = await site.ActAsync("one", "Remove", ("Input.Typed", "two"));
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("请原样输入租户名 one");
        site.Host.Tenants.Find("one").ShouldNotBeNull();

        await site.DoAsync("one", "Remove", ("Input.Typed", "one"));
        using var client = site.Host.CreateClient("one");
        (await client.GetAsync("Identity/SignIn")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        Directory.Exists(Path.Combine(site.Host.Folder, "tenants", "one")).ShouldBeFalse();
        var kept = Directory.EnumerateDirectories(Path.Combine(site.Host.Folder, "removed")).Single();
        File.Exists(Path.Combine(kept, "data.db")).ShouldBe(database == DatabaseProvider.Sqlite);
        if (database == DatabaseProvider.PostgreSql)
            (await SchemasAsync(schema, id)).ShouldBe((0, 1));
        (await site.OpenAsync("Tenants")).Body!.TextContent.ShouldContain("已删除，数据暂存");
        (await site.AuditAsync("tenant:one"))[^1].ShouldStartWith("Tenants.Removed 平台管理员");

        // Name, address and place are free again, and the new tenant is another one.
        (await site.CreateAsync("one", database, ("Schema", schema))).QuerySelector(".issued-t").ShouldNotBeNull();
        site.Host.Clock.Advance(TimeSpan.FromDays(29));
        await SweepAsync(site);
        Directory.Exists(kept).ShouldBeTrue();
        site.Host.Clock.Advance(TimeSpan.FromDays(2));
        await SweepAsync(site);

        // The task runs by itself as well; whichever comes first deletes.
        await ConsoleSite.EventuallyAsync(() => Task.FromResult(!Directory.Exists(kept)));
        if (database == DatabaseProvider.PostgreSql)
            (await SchemasAsync(schema, id)).ShouldBe((1, 0));
        (await client.GetAsync("Identity/SignIn")).StatusCode.ShouldBe(HttpStatusCode.OK, "the new tenant's data is its own");
        await ConsoleSite.EventuallyAsync(async () => (await site.AuditAsync("tenant:one"))[^1].StartsWith("Tenants.Swept", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tenant_whose_database_does_not_answer_is_not_removed()
    {
        await using var site = await ConsoleSite.StartAsync();
        await site.CreateAsync("one", DatabaseProvider.PostgreSql);
        await site.Host.Tenants.ChangeAsync("one", settings => settings with { Database = settings.Database with { ConnectionString = "Host=127.0.0.1;Port=1;Username=nobody;Timeout=2" } });
        using var answer = await site.ActAsync("one", "Remove", ("Input.Typed", "one"));
        (await site.OpenAsync(answer.Headers.Location!.ToString())).Body!.TextContent.ShouldContain("没有删除，数据原样保留");
        site.Host.Tenants.Find("one")!.Settings.State.ShouldBe(TenantState.Running);
        (await site.AuditAsync("tenant:one"))[^1].ShouldStartWith("Tenants.RemovedFailed");
    }

    private static Task SweepAsync(ConsoleSite site) => site.Host.InTenantAsync(TenantSettings.DefaultName, services =>
        services.GetServices<IBackgroundTask>().Single(task => task.Name == "Tenants.SweepRemoved").RunAsync(CancellationToken.None));

    /// <summary>How many schemas have the name, and how many were set aside by the tenant that had it.</summary>
    private static async Task<(long Own, long Aside)> SchemasAsync(string schema, string id)
    {
        await using var connection = new NpgsqlConnection((await PostgreSqlServer.GetAsync()).ConnectionString);
        return (
            await connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM pg_namespace WHERE nspname = @schema", new { schema }),
            await connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM pg_namespace WHERE nspname LIKE 'removed\\_%\\_' || @id", new { id }));
    }
}
