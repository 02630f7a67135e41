using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Platform.Tests;

/// <summary>Nothing of one tenant can be reached, seen or guessed from another (P-01).</summary>
public sealed class IsolationTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Each_tenant_has_its_own_rows_under_the_same_ids(DatabaseProvider database)
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(database, "one", "two");
        await host.InTenantAsync("one", services => services.GetRequiredService<ITenantWriter>().ExecuteAsync((tx, _) => ProbeNotes.AddAsync(tx, "only in one"), CancellationToken.None));
        using var one = host.CreateClient("one");
        using var two = host.CreateClient("two");

        (await one.GetStringAsync("probe/notes/2")).ShouldBe("only in one");
        (await two.GetAsync("probe/notes/2")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await two.GetStringAsync("probe/notes")).ShouldBe("""["first"]""");
    }

    [Fact]
    public async Task What_one_tenant_protects_no_other_can_read()
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one", "two");
        using var one = host.CreateClient("one");
        using var two = host.CreateClient("two");
        var secret = await one.GetStringAsync("probe/protect");

        (await one.GetStringAsync("probe/unprotect?text=" + secret)).ShouldBe("secret");
        ((int)(await two.GetAsync("probe/unprotect?text=" + secret)).StatusCode).ShouldBe(418);
    }

    [Fact]
    public async Task A_removed_and_recreated_tenant_can_not_read_what_its_predecessor_protected()
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");
        using var client = host.CreateClient("one");
        var secret = await client.GetStringAsync("probe/protect");
        await host.Setup.RemoveAsync("one", CancellationToken.None);
        await host.CreateTenantAsync("one", "probe");

        ((int)(await client.GetAsync("probe/unprotect?text=" + secret)).StatusCode).ShouldBe(418);
    }

    [Fact]
    public async Task Cookies_are_bound_to_the_tenants_path()
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one", "one-two");
        using var client = host.CreateClient();

        var first = await client.GetAsync("one/probe/cookie");
        first.Headers.GetValues("Set-Cookie").Single().ShouldEndWith("path=/one");
        (await client.GetStringAsync("one/probe/cookie")).ShouldBe("one");
        (await client.GetStringAsync("one-two/probe/cookie")).ShouldBe("none");
    }

    [Fact]
    public async Task A_disabled_feature_has_no_endpoint_and_no_assets()
    {
        await using var host = await ProbeHost.StartAsync();
        host.AddRecipe("with-extra", """{ "steps": [ { "name": "features", "enable": ["Probe.Extra"] } ] }""");
        await host.CreateTenantAsync("plain", "probe");
        await host.CreateTenantAsync("extra", "with-extra");
        using var client = host.CreateClient();

        (await client.GetAsync("plain/probe/extra")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetStringAsync("extra/probe/extra")).ShouldBe("extra");
        (await client.GetStringAsync("extra/probe/name")).ShouldBe("extra", "a feature brings what it depends on");
    }

    [Fact]
    public async Task A_disabled_module_has_no_assets()
    {
        await using var host = await ProbeHost.StartAsync();
        host.AddRecipe("themed", """{ "steps": [ { "name": "features", "enable": ["Probe", "HeatingTheme"] } ] }""");
        await host.CreateTenantAsync("plain", "probe");
        await host.CreateTenantAsync("themed", "themed");
        using var client = host.CreateClient();

        (await client.GetAsync("themed/_content/PayHall.Themes.Heating/logo.svg")).StatusCode.ShouldBe(HttpStatusCode.OK, "there is such a file");
        foreach (var address in new[] { "_content/PayHall.Themes.Heating/logo.svg", "_content/payhall.themes.heating/logo.svg", "_content//PayHall.Themes.Heating/logo.svg", "_content/./PayHall.Themes.Heating/logo.svg" })
            (await client.GetAsync("plain/" + address)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
    }

    [Fact]
    public async Task Nothing_of_a_disabled_feature_is_in_the_tenant()
    {
        await using var host = await ProbeHost.StartAsync();
        host.AddRecipe("with-extra", """{ "steps": [ { "name": "features", "enable": ["Probe.Extra"] } ] }""");
        await host.CreateTenantAsync("plain", "probe");
        await host.CreateTenantAsync("extra", "with-extra");

        (await PartsAsync(host, "extra")).ShouldBe([1, 1, 1, 1]);
        (await PartsAsync(host, "plain")).ShouldBe([0, 0, 0, 0]);
    }

    [Fact]
    public async Task A_cookie_made_when_a_bodyless_answer_starts_arrives()
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");
        using var client = host.CreateClient("one");
        using var answer = await client.GetAsync("probe/late-cookie");
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Headers.GetValues("Set-Cookie").Single().ShouldStartWith("late=probe");
    }

    [Fact]
    public async Task A_startup_filter_of_a_feature_runs_in_its_tenants_pipeline()
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");
        using var client = host.CreateClient();
        (await client.GetAsync("one/probe/name")).Headers.GetValues("X-Probe-Filter").Single().ShouldBe("/one");
        (await client.GetAsync("elsewhere")).Headers.Contains("X-Probe-Filter").ShouldBeFalse();
    }

    [Fact]
    public async Task A_tenant_answers_only_at_its_own_address()
    {
        await using var host = await ProbeHost.StartAsync();
        await host.Setup.CreateAsync(new TenantSettings { Name = "site", Hosts = ["pay.example.cn"] }, "probe", CancellationToken.None);
        await host.Setup.CreateAsync(new TenantSettings { Name = "branch", Hosts = ["*.example.cn"], Prefix = "b" }, "probe", CancellationToken.None);
        using var client = host.CreateClient();

        (await AskAsync(client, "pay.example.cn", "/probe/name")).ShouldBe("site");
        (await AskAsync(client, "pay.example.cn:5080", "/probe/name")).ShouldBe("site");
        (await AskAsync(client, "north.example.cn", "/b/probe/name")).ShouldBe("branch");
        (await AskAsync(client, "north.example.cn", "/probe/name")).ShouldBeNull();
        (await AskAsync(client, "example.cn", "/b/probe/name")).ShouldBeNull();
        (await AskAsync(client, "evil.cn", "/probe/name")).ShouldBeNull();
    }

    [Fact]
    public async Task Two_tenants_can_not_have_one_address()
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");

        (await Should.ThrowAsync<Tenants.TenantException>(host.Setup.CreateAsync(new TenantSettings { Name = "other", Prefix = "ONE" }, "probe", CancellationToken.None)))
            .Message.ShouldContain("same address");
        (await Should.ThrowAsync<Tenants.TenantException>(host.Setup.CreateAsync(new TenantSettings { Name = "one", Prefix = "elsewhere" }, "probe", CancellationToken.None)))
            .Message.ShouldContain("already a tenant");
        (await Should.ThrowAsync<Tenants.TenantException>(host.Setup.CreateAsync(new TenantSettings { Name = "../one", Prefix = "up" }, "probe", CancellationToken.None)))
            .Message.ShouldContain("lower-case");
        host.Tenants.List().Select(tenant => tenant.Name).ShouldBe(["one"]);
        Directory.Exists(Path.Combine(host.Folder, "tenants", "other")).ShouldBeFalse();
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task The_data_scope_filters_each_query_by_whoever_asks(DatabaseProvider database)
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(database, "one");
        await host.InTenantAsync("one", services => services.GetRequiredService<ITenantWriter>().ExecuteAsync(
            (tx, _) => tx.Connection.ExecuteAsync("INSERT INTO probe_notes (text, unit_id) VALUES ('seven', 7), ('eight', 8)", transaction: tx.Transaction), CancellationToken.None));

        (await VisibleAsync(host, Security.DataScope.None)).ShouldBeEmpty();
        (await VisibleAsync(host, new Security.DataScope { Kind = Security.DataScopeKind.OwnUnit, Units = [7] })).ShouldBe(["seven"]);
        (await VisibleAsync(host, new Security.DataScope { Kind = Security.DataScopeKind.OwnUnit, Units = [8] })).ShouldBe(["eight"]);
        (await VisibleAsync(host, Security.DataScope.All)).ShouldBe(["first", "seven", "eight"]);
    }

    private static Task<int[]> PartsAsync(TestHost host, string tenant)
        => host.InTenantAsync(tenant, async services =>
        {
            services.GetRequiredService<Security.AccessContext>().ActAs(new Security.Actor("u", "u", "U", 1, IsPerson: true), new HashSet<string>(), Security.DataScope.All);
            var menu = await services.GetRequiredService<PayHall.Navigation.IMenu>().GetAsync(CancellationToken.None);
            return new[]
            {
                menu.Count(group => group.Caption == "Extra"),
                services.GetServices<Security.IPermissionProvider>().SelectMany(provider => provider.GetPermissions()).Count(permission => permission.Name == "Probe.UseExtra"),
                services.GetServices<PayHall.Background.IBackgroundTask>().Count(task => task.Name == "Probe.Extra"),
                services.GetServices<ProbeExtraService>().Count(),
            };
        });

    private static Task<List<string>> VisibleAsync(TestHost host, Security.DataScope scope)
        => host.InTenantAsync("one", services =>
        {
            services.GetRequiredService<Security.AccessContext>().ActAs(new Security.Actor("u", "u", "U", 7, IsPerson: true), new HashSet<string>(), scope);
            var notes = services.GetRequiredService<ProbeDbContext>().Notes;
            return Task.FromResult(notes.OrderBy(note => note.Id).Select(note => note.Text).ToList());
        });

    private static async Task<string?> AskAsync(HttpClient client, string host, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        using var answer = await client.SendAsync(request);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : null;
    }
}
