using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using PayHall.Data;
using PayHall.Platform.Tenants;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Platform.Tests;

/// <summary>Setting up, cleaning up and starting touch nothing but a tenant's own data, and one damaged tenant no other.</summary>
public sealed class OwnDataTests
{
    [Fact]
    public async Task A_fresh_data_folder_on_the_same_postgresql_leaves_the_first_installations_data_alone()
    {
        var server = await PostgreSqlServer.GetAsync();
        var name = "t" + Guid.NewGuid().ToString("N")[..12];
        await using var first = await ProbeHost.StartAsync(folder: null, ("PAYHALL_DATABASE", server.ConnectionString));
        await first.Setup.CreateAsync(new TenantSettings { Name = name, Prefix = "one" }, "probe", CancellationToken.None);
        using var client = first.CreateClient("one");
        (await client.GetStringAsync("probe/notes")).ShouldBe("""["first"]""");

        await using var second = await ProbeHost.StartAsync(folder: null, ("PAYHALL_DATABASE", server.ConnectionString));
        var refusal = await Should.ThrowAsync<TenantException>(second.Setup.CreateAsync(new TenantSettings { Name = name, Prefix = "one" }, "probe", CancellationToken.None));
        refusal.Message.ShouldContain($"Schema payhall_{name} of PostgreSQL database postgres on 127.0.0.1 exists already");
        refusal.Message.ShouldContain("PAYHALL_DATA");
        second.Tenants.Find(name).ShouldBeNull();
        Directory.Exists(Path.Combine(second.Folder, "tenants", name)).ShouldBeFalse();
        await first.Tenants.ReloadAsync(name);
        (await client.GetStringAsync("probe/notes")).ShouldBe("""["first"]""");
    }

    [Theory]
    [InlineData(TenantState.Initializing)]
    [InlineData(TenantState.Running)]
    public async Task A_tenant_that_names_anothers_schema_neither_removes_nor_serves_it(TenantState state)
    {
        await using var first = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.PostgreSql, "one");
        var folder = Directory.CreateTempSubdirectory("payhall-test-").FullName;
        try
        {
            WriteSettings(folder, first.Tenants.Find("one")!.Settings with { Id = "another", State = state });
            await using (var second = await ProbeHost.StartAsync(folder))
            {
                using var thief = second.CreateClient("one");
                if (state == TenantState.Initializing)
                    await Eventually.HappensAsync(() => second.Tenants.Find("one") is null);
                else
                    (await thief.GetAsync("probe/notes")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
                if (state == TenantState.Running)
                    second.Tenants.List().Single().Fault.ShouldNotBeNull().ShouldContain("belongs to the tenant with id");
                await second.Setup.RemoveAsync("one", CancellationToken.None);
            }

            await first.Tenants.ReloadAsync("one");
            using var client = first.CreateClient("one");
            (await client.GetStringAsync("probe/notes")).ShouldBe("""["first"]""");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task What_an_interrupted_setup_left_of_its_own_is_removed(DatabaseProvider database)
    {
        var folder = Directory.CreateTempSubdirectory("payhall-test-").FullName;
        try
        {
            TenantSettings settings;
            await using (var first = await ProbeHost.StartAsync(folder))
                settings = (await first.CreateTenantAsync("one", "probe", database)).Settings;
            WriteSettings(folder, settings with { State = TenantState.Initializing });
            await using var second = await ProbeHost.StartAsync(folder);
            await Eventually.HappensAsync(() => second.Tenants.Find("one") is null && !Directory.Exists(Path.Combine(folder, "tenants", "one")));
            if (database == DatabaseProvider.PostgreSql)
                (await SchemasAsync(settings.Database.Schema)).ShouldBe(0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Files_that_no_tenant_made_are_neither_used_nor_removed_by_a_setup()
    {
        await using var host = await ProbeHost.StartAsync();
        var file = Path.Combine(host.Folder, "tenants", "one", "data.db");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, "somebody's books");

        (await Should.ThrowAsync<TenantException>(host.CreateTenantAsync("one", "probe"))).Message.ShouldContain(file);
        (await File.ReadAllTextAsync(file)).ShouldBe("somebody's books");
        host.Tenants.Find("one").ShouldBeNull();
    }

    [Fact]
    public async Task A_tenant_whose_file_is_gone_does_not_start_empty()
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");
        var file = Path.Combine(host.Folder, "tenants", "one", "data.db");
        await host.Tenants.ReloadAsync("one");
        File.Move(file, file + ".away");
        using var client = host.CreateClient("one");
        (await client.GetAsync("probe/notes")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        host.Tenants.List().Single().Fault.ShouldNotBeNull().ShouldContain(file);
        File.Exists(file).ShouldBeFalse();
        File.Move(file + ".away", file);
        host.Clock.Advance(TimeSpan.FromSeconds(4));
        (await client.GetStringAsync("probe/notes")).ShouldBe("""["first"]""");
    }

    [Fact]
    public async Task A_postgresql_tenant_without_a_schema_gets_one_of_its_own()
    {
        var name = "t" + Guid.NewGuid().ToString("N")[..12];
        await using var host = await ProbeHost.StartAsync();
        var database = new DatabaseSettings { Provider = DatabaseProvider.PostgreSql, ConnectionString = (await PostgreSqlServer.GetAsync()).ConnectionString };
        await host.Setup.CreateAsync(new TenantSettings { Name = name, Prefix = name, Database = database }, "probe", CancellationToken.None);
        host.Tenants.Find(name)!.Settings.Database.Schema.ShouldBe("payhall_" + name);
        (await SchemasAsync("payhall_" + name)).ShouldBe(1);
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        (await connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'")).ShouldBe(0);
        await host.Setup.RemoveAsync(name, CancellationToken.None);
        (await SchemasAsync("payhall_" + name)).ShouldBe(0);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Data_made_before_there_were_stamps_goes_on(DatabaseProvider database)
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(database, "one");
        await host.InTenantAsync("one", services => services.GetRequiredService<ITenantWriter>().ExecuteAsync(
            (tx, _) => tx.Connection.ExecuteAsync("DROP TABLE platform_tenant", transaction: tx.Transaction), CancellationToken.None));
        await host.Tenants.ReloadAsync("one");
        using var client = host.CreateClient("one");
        (await client.GetStringAsync("probe/notes")).ShouldBe("""["first"]""");
        (await host.InTenantAsync("one", async services =>
        {
            await using var connection = await services.GetRequiredService<ITenantDatabase>().OpenAsync(CancellationToken.None);
            return await connection.QuerySingleAsync<string>("SELECT id FROM platform_tenant");
        })).ShouldBe(host.Tenants.Find("one")!.Settings.Id);
    }

    [Theory]
    [InlineData("{ \"name\": \"bad\", \"prefix\": ", "bad")]
    [InlineData("", "bad")]
    [InlineData("{ \"name\": \"bad\", \"hosts\": null }", "hosts")]
    [InlineData("{ \"name\": \"good\", \"prefix\": \"elsewhere\" }", "good")]
    [InlineData("{ \"name\": \"bad\", \"prefix\": \"good\", \"state\": \"Running\" }", "same address")]
    public async Task One_unreadable_tenant_leaves_the_others_running(string json, string reason)
    {
        var folder = Directory.CreateTempSubdirectory("payhall-test-").FullName;
        try
        {
            await using (var first = await ProbeHost.StartAsync(folder))
            {
                foreach (var name in new[] { "another", "bad", "good" })
                    await first.CreateTenantAsync(name, "probe");
            }

            // Of two with one address the earlier one keeps it, so the damaged one is made the later.
            var damaged = reason == "same address" ? "later" : "bad";
            if (damaged != "bad")
                Directory.Move(Path.Combine(folder, "tenants", "bad"), Path.Combine(folder, "tenants", damaged));
            var file = Path.Combine(folder, "tenants", damaged, "tenant.json");
            await File.WriteAllTextAsync(file, json.Replace("\"bad\"", $"\"{damaged}\"", StringComparison.Ordinal));

            await using var second = await ProbeHost.StartAsync(folder);
            using var client = second.CreateClient();
            (await client.GetStringAsync("good/probe/name")).ShouldBe("good");
            (await client.GetStringAsync("another/probe/name")).ShouldBe("another");
            second.Tenants.List().Single(tenant => tenant.Name == damaged).Fault.ShouldNotBeNull().ShouldContain(reason);
            await Should.ThrowAsync<TenantException>(second.CreateTenantAsync(damaged, "probe"));
            await Should.ThrowAsync<TenantException>(second.Setup.RemoveAsync(damaged, CancellationToken.None));
            await Should.ThrowAsync<TenantException>(second.Tenants.ChangeAsync(damaged, settings => settings));
            File.Exists(Path.Combine(folder, "tenants", damaged, "data.db")).ShouldBeTrue();
            (await File.ReadAllTextAsync(file)).ShouldBe(json.Replace("\"bad\"", $"\"{damaged}\"", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_half_made_tenant_whose_database_does_not_answer_does_not_end_the_host()
    {
        var folder = Directory.CreateTempSubdirectory("payhall-test-").FullName;
        try
        {
            await using (var first = await ProbeHost.StartAsync(folder))
                await first.CreateTenantAsync("good", "probe");
            WriteSettings(folder, new TenantSettings
            {
                Name = "half",
                Prefix = "half",
                Id = "half",
                State = TenantState.Initializing,
                Database = new DatabaseSettings { Provider = DatabaseProvider.PostgreSql, Schema = "half", ConnectionString = "Host=127.0.0.1;Port=1;Username=nobody;Timeout=2" },
            });
            await using var second = await ProbeHost.StartAsync(
                folder, ("PayHall:Bootstrap:0:Name", "fresh"), ("PayHall:Bootstrap:0:Prefix", "fresh"), ("PayHall:Bootstrap:0:Recipe", "probe"));
            await Eventually.HappensAsync(() => second.Tenants.Find("fresh") is { Settings.State: TenantState.Running });
            second.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested.ShouldBeFalse();
            using var client = second.CreateClient();
            (await client.GetStringAsync("good/probe/name")).ShouldBe("good");
            (await client.GetStringAsync("fresh/probe/name")).ShouldBe("fresh");
            (await client.GetAsync("half/probe/name")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await client.GetAsync("healthz/ready")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("fsync")]
    [InlineData("synchronous_commit")]
    public async Task A_postgresql_that_may_forget_commits_is_refused(string setting)
    {
        var server = setting == "fsync" ? await PostgreSqlServer.StartAsync("fsync=off") : await PostgreSqlServer.GetAsync();
        var address = server.ConnectionString + (setting == "fsync" ? "" : ";Options=-c synchronous_commit=off");
        await using var host = await ProbeHost.StartAsync();
        var database = new DatabaseSettings { Provider = DatabaseProvider.PostgreSql, ConnectionString = address, Schema = PostgreSqlServer.NewSchema() };
        (await Should.ThrowAsync<TenantException>(host.Setup.CreateAsync(new TenantSettings { Name = "one", Prefix = "one", Database = database }, "probe", CancellationToken.None)))
            .Message.ShouldContain(setting + "=off");
        host.Tenants.Find("one").ShouldBeNull();
    }

    private static void WriteSettings(string folder, TenantSettings settings)
    {
        var json = JsonSerializer.SerializeToNode(settings, JsonSerializerOptions.Web)!.AsObject();
        json["state"] = JsonValue.Create(settings.State.ToString());
        json["database"]!["provider"] = JsonValue.Create(settings.Database.Provider.ToString());
        var tenant = Directory.CreateDirectory(Path.Combine(folder, "tenants", settings.Name)).FullName;
        File.WriteAllText(Path.Combine(tenant, "tenant.json"), json.ToJsonString());
    }

    private static async Task<long> SchemasAsync(string schema)
    {
        await using var connection = new NpgsqlConnection((await PostgreSqlServer.GetAsync()).ConnectionString);
        return await connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM pg_namespace WHERE nspname = @schema", new { schema });
    }
}
