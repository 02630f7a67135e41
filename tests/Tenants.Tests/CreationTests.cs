using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Settings;
using PayHall.Tenants.Creating;
using PayHall.Testing;

namespace PayHall.Tenants.Tests;

/// <summary>A platform administrator puts an organisation on line (P-02).</summary>
public sealed class CreationTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_tenant_made_from_a_recipe_lets_in_its_administrator_with_the_password_that_was_shown_once(DatabaseProvider database)
    {
        await using var site = await ConsoleSite.StartAsync();
        var page = await site.CreateAsync("lingnan", database, ("DisplayName", "岭南交易中心"), ("Administrator", "boss"));
        var password = page.QuerySelector(".issued-t")!.TextContent;
        password.Length.ShouldBe(16);

        using var boss = await site.Host.SignInAsync("lingnan", "boss", password);
        using var home = await boss.GetAsync("Identity/Accounts");
        home.Headers.Location!.ToString().ShouldBe("/lingnan/Identity/ChangePassword");
        await ChangePasswordAsync(boss, password, "Fresh#Start-42");
        (await boss.GetStringAsync("Identity/Accounts")).ShouldContain("岭南交易中心");
        (await site.Host.InTenantAsync("lingnan", services => services.GetRequiredService<ISettings<SiteSettings>>().GetAsync(CancellationToken.None).AsTask())).Name.ShouldBe("岭南交易中心");

        (await site.OpenAsync("Tenants/Creation?id=1")).QuerySelector(".issued-t").ShouldBeNull("it was shown before");
        var list = (await site.OpenAsync("Tenants")).Body!.TextContent;
        list.ShouldContain("岭南交易中心");
        list.ShouldContain(database == DatabaseProvider.Sqlite ? "SQLite" : "PostgreSQL");
        (await site.AuditAsync("tenant:lingnan")).Select(entry => entry.Split(' ')[0]).ShouldBe(["Tenants.CreationRequested", "Tenants.Created"]);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task No_password_stays_in_the_default_sites_database(DatabaseProvider database)
    {
        await using var site = await ConsoleSite.StartAsync(database);
        var page = await site.CreateAsync("one");
        var password = page.QuerySelector(".issued-t")!.TextContent;
        var stored = await site.Host.InTenantAsync(TenantSettings.DefaultName, async services =>
        {
            await using var connection = await services.GetRequiredService<ITenantDatabase>().OpenAsync(CancellationToken.None);
            return await Dapper.SqlMapper.QueryAsync<string>(
                connection,
                "SELECT COALESCE(secret, '') || name FROM tenants_creations UNION ALL SELECT payload || state FROM platform_jobs UNION ALL SELECT COALESCE(state_after, '') FROM identity_audit");
        });
        stored.ShouldContain("one", "the secret is gone and the name is there");
        stored.ShouldAllBe(text => !text.Contains(password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_recipes_own_account_of_the_same_name_gets_the_new_password()
    {
        await using var site = await ConsoleSite.StartAsync();
        var page = await site.CreateAsync("market", more: ("Recipe", "exchange"));
        using var admin = await site.Host.SignInAsync("market", "admin", page.QuerySelector(".issued-t")!.TextContent);
        (await admin.GetAsync("Identity/Accounts")).Headers.Location!.ToString().ShouldBe("/market/Identity/ChangePassword");
        using var guess = site.Host.CreateClient("market");
        (await site.Host.SubmitSignInAsync(guess, "market", "admin", "Ha@654321")).StatusCode.ShouldBe(HttpStatusCode.OK, "the well-known initial password lets nobody in");
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_stays()
    {
        await using var site = await ConsoleSite.StartAsync();
        await site.CreateAsync("first");
        foreach (var (field, value, expected) in new[]
        {
            ("Name", "first", "已有名为 first 的租户"),
            ("Name", "../etc", "小写字母"),
            ("Name", "Big", "小写字母"),
            ("Name", "api", "保留名"),
            ("Prefix", "first", "已由租户 first 使用"),
            ("Prefix", "FIRST", "小写字母"),
            ("Prefix", "identity", "保留名"),
            ("Prefix", "a/b", "不含斜杠"),
            ("Hosts", "bad_host", "不是主机名"),
            ("Recipe", "platform", "没有名为 platform 的配方"),
            ("Recipe", "nothing", "没有名为 nothing 的配方"),
            ("Administrator", "x", "2 到 50"),
        })
        {
            using var answer = await site.SubmitCreateAsync("second", more: [("DisplayName", "保留我"), (field, value)]);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, field);
            var page = await ConsoleSite.ReadAsync(answer);
            var id = field == "Recipe" ? "[data-valmsg-for='Input.Recipe']" : $"#Input_{field}-error";
            page.QuerySelector(id)!.TextContent.ShouldContain(expected, Case.Sensitive, $"{field}={value}");
            page.QuerySelector("#Input_DisplayName")!.GetAttribute("value").ShouldBe("保留我");
        }

        using var own = await site.SubmitCreateAsync("second", more: [("Hosts", site.Host.Address.Authority)]);
        (await ConsoleSite.ReadAsync(own)).QuerySelector("#Input_Hosts-error")!.TextContent.ShouldContain("您正在使用的平台地址");
        site.Host.Tenants.Find("second").ShouldBeNull();
    }

    [Fact]
    public async Task No_host_takes_the_consoles_or_another_tenants_address_away_whichever_way_it_is_written()
    {
        await using var site = await ConsoleSite.StartAsync();
        await site.CreateAsync("first");
        foreach (var host in new[] { site.Host.Address.Authority, site.Host.Address.Host, "*" + site.Host.Address.Host[site.Host.Address.Host.IndexOf('.', StringComparison.Ordinal)..] })
        {
            using var answer = await site.SubmitCreateAsync("second", more: [("Prefix", ""), ("Hosts", host)]);
            (await ConsoleSite.ReadAsync(answer)).QuerySelector("#Input_Hosts-error")!.TextContent.ShouldContain("您正在使用的平台地址", Case.Sensitive, host);
        }

        site.Host.Tenants.Find("second").ShouldBeNull();
        using var beside = await site.SubmitCreateAsync("second", more: [("Prefix", "second"), ("Hosts", site.Host.Address.Authority)]);
        beside.StatusCode.ShouldBe(HttpStatusCode.Redirect, "a host with a prefix takes nothing away");
    }

    [Fact]
    public async Task A_schema_that_exists_or_a_server_that_does_not_answer_is_refused_at_its_field()
    {
        await using var site = await ConsoleSite.StartAsync();
        var schema = PostgreSqlServer.NewSchema();
        await site.CreateAsync("first", DatabaseProvider.PostgreSql, ("Schema", schema));
        using var taken = await site.SubmitCreateAsync("second", DatabaseProvider.PostgreSql, ("Schema", schema));
        (await ConsoleSite.ReadAsync(taken)).QuerySelector("#Input_Schema-error")!.TextContent.ShouldContain("已有数据");
        using var away = await site.SubmitCreateAsync("second", DatabaseProvider.PostgreSql, ("ConnectionString", "Host=127.0.0.1;Port=1;Username=nobody;Timeout=2"));
        (await ConsoleSite.ReadAsync(away)).QuerySelector("#Input_ConnectionString-error")!.TextContent.ShouldContain("连不上数据库");
        using var nonsense = await site.SubmitCreateAsync("second", DatabaseProvider.PostgreSql, ("ConnectionString", "what is this"));
        (await ConsoleSite.ReadAsync(nonsense)).QuerySelector("#Input_ConnectionString-error")!.TextContent.ShouldContain("连不上数据库");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_recipe_that_fails_leaves_nothing_says_why_and_can_be_tried_again_with_what_was_typed(DatabaseProvider database)
    {
        await using var site = await ConsoleSite.StartAsync();
        site.Host.AddRecipe("broken", """{ "steps": [ { "name": "features", "enable": ["Identity"] }, { "name": "users", "users": [ { "userName": "someone", "displayName": "S", "unit": "nowhere", "roles": ["none"] } ] } ] }""");
        var schema = PostgreSqlServer.NewSchema();
        var page = await site.CreateAsync("one", database, ("Recipe", "broken"), ("DisplayName", "再来一次"), ("Schema", schema));
        page.QuerySelector(".note.bad")!.TextContent.ShouldContain("没有留下任何东西");
        site.Host.Tenants.Find("one").ShouldBeNull();
        Directory.Exists(Path.Combine(site.Host.Folder, "tenants", "one")).ShouldBeFalse();
        (await site.AuditAsync("tenant:one")).Select(entry => entry.Split(' ')[0]).ShouldBe(["Tenants.CreationRequested", "Tenants.CreationFailed"]);

        var again = await site.OpenAsync(page.QuerySelector("a[href*='from=']")!.GetAttribute("href")!);
        again.QuerySelector("#Input_Name")!.GetAttribute("value").ShouldBe("one");
        again.QuerySelector("#Input_DisplayName")!.GetAttribute("value").ShouldBe("再来一次");

        // The place is free: nothing of the first attempt is in the way.
        (await site.CreateAsync("one", database, ("Schema", schema))).QuerySelector(".issued-t").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_making_that_was_interrupted_goes_on_after_the_restart()
    {
        var folder = Directory.CreateTempSubdirectory("payhall-test-").FullName;
        try
        {
            await using (var first = await ConsoleSite.StartHostAsync(folder))
            {
                await first.CreateTenantAsync(TenantSettings.DefaultName, "platform-demo");
                await first.InTenantAsync(TenantSettings.DefaultName, services => services.GetRequiredService<CreateTenant>().HandleAsync(
                    new CreateTenantCommand { Name = "one", Recipe = ConsoleSite.Small, Administrator = "boss" }, CancellationToken.None));
            }

            await using var second = await ConsoleSite.StartHostAsync(folder);
            await ConsoleSite.EventuallyAsync(() => Task.FromResult(second.Tenants.Find("one") is { Settings.State: TenantState.Running }));
            using var client = second.CreateClient("one");
            (await client.GetAsync("Identity/SignIn")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ChangePasswordAsync(HttpClient client, string current, string wanted)
    {
        var form = await client.ReadFormAsync("Identity/ChangePassword", "form:has([name='Input.Current'])");
        (form["Input.Current"], form["Input.New"], form["Input.Repeated"]) = (current, wanted, wanted);
        using var answer = await client.PostAsync("Identity/ChangePassword", new FormUrlEncodedContent(form));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
    }
}
