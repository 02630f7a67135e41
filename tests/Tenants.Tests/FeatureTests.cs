using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Security;
using PayHall.Testing;

namespace PayHall.Tenants.Tests;

/// <summary>Features go on and off with what depends on them; data stays (P-03).</summary>
public sealed class FeatureTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_feature_switched_on_later_has_its_tables_pages_and_permissions_and_switched_off_keeps_its_data(DatabaseProvider database)
    {
        await using var site = await ConsoleSite.StartAsync();
        await site.CreateAsync("one", database);
        using var client = site.Host.CreateClient("one");
        (await client.GetAsync("Settlement/Members")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await site.DoAsync("one", "Enable", ("feature", "Settlement"));
        (await client.GetAsync("api/settlement/invoices")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await PermissionsAsync(site)).ShouldContain("Settlement.PayInvoices");
        await ExecuteAsync(site, "INSERT INTO settlement_number_sequences (prefix, last) VALUES ('KEPT', 7)");

        await site.DoAsync("one", "Disable", ("feature", "Settlement"));
        (await client.GetAsync("api/settlement/invoices")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await PermissionsAsync(site)).ShouldNotContain("Settlement.PayInvoices");
        (await PermissionsAsync(site)).ShouldContain("Identity.ViewAccounts");

        await site.DoAsync("one", "Enable", ("feature", "Settlement"));
        (await CountAsync(site, "SELECT COUNT(*) FROM settlement_number_sequences WHERE prefix = 'KEPT'")).ShouldBe(1);
    }

    [Fact]
    public async Task The_page_says_what_needs_what_and_asks_with_what_goes_together()
    {
        await using var site = await ConsoleSite.StartAsync();
        await site.CreateAsync("market", more: ("Recipe", "exchange"));
        var page = await site.OpenAsync("Tenants/Details?name=market");
        var text = page.Body!.TextContent;
        text.ShouldContain("需要 用户与权限");
        text.ShouldContain("药品交易结算 需要它");
        text.ShouldContain("始终启用");
        page.QuerySelectorAll("a[href*='feature=Identity']").ShouldBeEmpty("it has no switch");
        page.QuerySelectorAll("a[href*='feature=Tenants']").ShouldBeEmpty("it is the default site's alone");

        var theme = (await site.OpenAsync("Tenants/Details?name=market&ask=on&feature=HeatingTheme")).QuerySelector("main dialog")!.TextContent;
        theme.ShouldContain("一起启用：热力缴费主题");
        theme.ShouldContain("一起停用：结算门户主题");
        await site.DoAsync("market", "Enable", ("feature", "HeatingTheme"));
        site.Host.Tenants.Find("market")!.Settings.Features.ShouldBe(["Identity", "Settlement", "HeatingTheme"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Enable", "Tenants")]
    [InlineData("Enable", "NoSuchFeature")]
    public async Task A_feature_that_is_not_offered_can_not_be_switched_on(string handler, string feature)
    {
        await using var site = await ConsoleSite.StartAsync();
        await site.CreateAsync("one");
        (await site.ActAsync("one", handler, ("feature", feature))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        site.Host.Tenants.Find("one")!.Settings.Features.ShouldBe(["Identity"]);
    }

    [Fact]
    public async Task What_lets_people_in_is_never_switched_off()
    {
        await using var site = await ConsoleSite.StartAsync();
        await site.CreateAsync("one");
        using var answer = await site.ActAsync("one", "Disable", ("feature", "Identity"));
        (await site.OpenAsync(answer.Headers.Location!.ToString())).Body!.TextContent.ShouldContain("始终启用");
        site.Host.Tenants.Find("one")!.Settings.Features.ShouldBe(["Identity"]);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_feature_that_does_not_start_changes_nothing_and_says_why(DatabaseProvider database)
    {
        await using var site = await ConsoleSite.StartAsync();
        await site.CreateAsync("one", database);

        // Somebody's table where the feature's own belongs.
        await ExecuteAsync(site, "CREATE TABLE settlement_members (id TEXT)");
        using var answer = await site.ActAsync("one", "Enable", ("feature", "Settlement"));
        (await site.OpenAsync(answer.Headers.Location!.ToString())).Body!.TextContent.ShouldContain("功能没有改变，原来的继续运行");
        site.Host.Tenants.Find("one")!.Settings.Features.ShouldBe(["Identity"]);
        using var client = site.Host.CreateClient("one");
        (await client.GetAsync("Identity/SignIn")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static Task<List<string>> PermissionsAsync(ConsoleSite site)
        => site.Host.InTenantAsync("one", services => Task.FromResult(services.GetServices<IPermissionProvider>().SelectMany(provider => provider.GetPermissions()).Select(permission => permission.Name).ToList()));

    private static Task ExecuteAsync(ConsoleSite site, string sql)
        => site.Host.InTenantAsync("one", services => services.GetRequiredService<ITenantWriter>().ExecuteAsync((tx, _) => tx.Connection.ExecuteAsync(sql, transaction: tx.Transaction), CancellationToken.None));

    private static Task<long> CountAsync(ConsoleSite site, string sql)
        => site.Host.InTenantAsync("one", async services =>
        {
            await using var connection = await services.GetRequiredService<ITenantDatabase>().OpenAsync(CancellationToken.None);
            return await connection.QuerySingleAsync<long>(sql);
        });
}
