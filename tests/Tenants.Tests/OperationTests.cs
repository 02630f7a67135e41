using System.Net;
using PayHall.Testing;

namespace PayHall.Tenants.Tests;

/// <summary>Start, stop, reload and move, while people use the site and its neighbours.</summary>
public sealed class OperationTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Reloading_and_switching_features_under_load_loses_no_request(DatabaseProvider database)
    {
        await using var site = await ConsoleSite.StartAsync();
        await site.CreateAsync("one", database);
        using var done = new CancellationTokenSource();
        var failures = 0;
        var answers = 0;
        var clients = Enumerable.Range(0, 4).Select(async _ =>
        {
            using var client = site.Host.CreateClient("one");
            while (!done.IsCancellationRequested)
            {
                using var answer = await client.GetAsync("Identity/SignIn", CancellationToken.None);
                if (answer.StatusCode == HttpStatusCode.OK)
                    Interlocked.Increment(ref answers);
                else
                    Interlocked.Increment(ref failures);
            }
        }).ToList();
        for (var round = 0; round < 4; round++)
        {
            await site.DoAsync("one", "Reload");
            await site.DoAsync("one", round % 2 == 0 ? "Enable" : "Disable", ("feature", "ExchangeTheme"));
        }

        await done.CancelAsync();
        await Task.WhenAll(clients);
        failures.ShouldBe(0);
        answers.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Reloading_the_default_site_leaves_every_other_tenant_as_it_is()
    {
        await using var site = await ConsoleSite.StartAsync();
        await site.CreateAsync("one");
        using var client = site.Host.CreateClient();
        await client.GetStringAsync("");
        await client.GetStringAsync("one/Identity/SignIn");
        for (var round = 0; round < 2; round++)
        {
            await site.DoAsync("default", "Reload");
            var tenant = site.Host.Tenants.Find("one")!;
            tenant.IsStarted.ShouldBeTrue("it was not let go");
            (await client.GetAsync("one/Identity/SignIn")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task A_stopped_tenant_answers_with_the_hosts_page_until_it_is_started_and_the_others_run_on()
    {
        await using var site = await ConsoleSite.StartAsync();
        await site.CreateAsync("one");
        await site.CreateAsync("two");
        using var client = site.Host.CreateClient();
        await site.DoAsync("one", "Stop");

        using var stopped = await client.GetAsync("one/Identity/SignIn");
        stopped.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        stopped.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        stopped.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        var text = await stopped.Content.ReadAsStringAsync();
        text.ShouldContain("本站已停用");
        text.ShouldContain("This site has been stopped.");
        using var api = await client.GetAsync("one/api/identity/units");
        api.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        api.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await client.GetAsync("two/Identity/SignIn")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await site.OpenAsync("Tenants?state=Stopped")).QuerySelectorAll("tbody tr").Length.ShouldBe(1);

        await site.DoAsync("one", "Start");
        (await client.GetAsync("one/Identity/SignIn")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await site.AuditAsync("tenant:one")).Select(entry => string.Join(' ', entry.Split(' ').Take(2)))
            .ShouldBe(["Tenants.CreationRequested 平台管理员", "Tenants.Created 系统", "Tenants.Stopped 平台管理员", "Tenants.Started 平台管理员"]);
    }

    [Fact]
    public async Task A_moved_tenant_answers_at_its_new_address_only_and_a_taken_address_is_refused()
    {
        await using var site = await ConsoleSite.StartAsync();
        await site.CreateAsync("one");
        await site.CreateAsync("two");
        (await (await MoveAsync(site, "one", "two")).Content.ReadAsStringAsync()).ShouldContain("这个地址已由租户 two 使用");
        (await (await MoveAsync(site, "one", "")).Content.ReadAsStringAsync()).ShouldContain("至少填一个");
        (await (await MoveAsync(site, "one", "api")).Content.ReadAsStringAsync()).ShouldContain("保留名");

        (await MoveAsync(site, "one", "moved", "新名称")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var client = site.Host.CreateClient();
        (await client.GetAsync("moved/Identity/SignIn")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("one/Identity/SignIn")).StatusCode.ShouldBe(HttpStatusCode.NotFound, "the default site has no such page");
        (await site.OpenAsync("Tenants")).Body!.TextContent.ShouldContain("新名称");

        (await MoveAsync(site, "one", "", "新名称", "pay.example.cn")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var request = new HttpRequestMessage(HttpMethod.Get, "Identity/SignIn") { Headers = { Host = "pay.example.cn" } };
        using var byHost = await client.SendAsync(request);
        byHost.Headers.GetValues("Set-Cookie").ShouldContain(cookie => cookie.StartsWith("ph-form-one", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_default_site_is_neither_stopped_nor_removed_nor_changed()
    {
        await using var site = await ConsoleSite.StartAsync();
        foreach (var (handler, fields) in new (string, (string, string)[])[]
        {
            ("Stop", []),
            ("Remove", [("Input.Typed", "default")]),
            ("Enable", [("feature", "Settlement")]),
            ("Disable", [("feature", "Tenants")]),
        })
        {
            using var answer = await site.ActAsync("default", handler, fields);
            (await site.OpenAsync(answer.Headers.Location!.ToString())).Body!.TextContent.ShouldContain("默认站点不能停止、删除、改址或改功能", Case.Sensitive, handler);
        }

        (await (await MoveAsync(site, "default", "elsewhere")).Content.ReadAsStringAsync()).ShouldContain("默认站点不能停止、删除、改址或改功能");
        (await site.Admin.GetAsync("Tenants")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpResponseMessage> MoveAsync(ConsoleSite site, string name, string prefix, string displayName = "某组织", string hosts = "")
    {
        var form = await site.Admin.ReadFormAsync("Tenants/Edit?name=" + name, "form#address");
        (form["Input.DisplayName"], form["Input.Prefix"], form["Input.Hosts"]) = (displayName, prefix, hosts);
        return await site.Admin.PostAsync("Tenants/Edit?name=" + name, new FormUrlEncodedContent(form));
    }
}
