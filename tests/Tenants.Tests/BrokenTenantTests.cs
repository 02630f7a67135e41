using System.Net;
using PayHall.Testing;

namespace PayHall.Tenants.Tests;

/// <summary>A broken tenant says what is wrong and the others run on (P-02).</summary>
public sealed class BrokenTenantTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_tenant_that_can_not_start_is_shown_with_its_error_and_mended_from_its_page(DatabaseProvider database)
    {
        await using var site = await ConsoleSite.StartAsync();
        await site.CreateAsync("good", database);
        await site.CreateAsync("bad", database);
        await site.Host.Tenants.ChangeAsync("bad", settings => settings with { Features = ["Identity", "NoSuchFeature"] });
        using var client = site.Host.CreateClient();
        using var broken = await client.GetAsync("bad/Identity/SignIn");
        broken.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await broken.Content.ReadAsStringAsync()).ShouldContain("本站暂时无法启动");
        (await broken.Content.ReadAsStringAsync()).ShouldNotContain("NoSuchFeature", Case.Sensitive, "why is not for everyone");
        (await client.GetAsync("good/Identity/SignIn")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await site.OpenAsync("Tenants?state=Failed")).QuerySelector("tbody tr .fault")!.TextContent.ShouldContain("NoSuchFeature");
        var page = await site.OpenAsync("Tenants/Details?name=bad");
        page.QuerySelector(".note.bad")!.TextContent.ShouldContain("NoSuchFeature");
        page.Body!.TextContent.ShouldContain("本主机没有这个功能");
        using var start = await site.ActAsync("bad", "Start");
        (await site.OpenAsync(start.Headers.Location!.ToString())).Body!.TextContent.ShouldContain("租户 bad 不能启动");

        await site.DoAsync("bad", "Disable", ("feature", "NoSuchFeature"));
        (await client.GetAsync("bad/Identity/SignIn")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("{ \"name\": \"bad\", \"prefix\": ", "bad")]
    [InlineData("{ \"name\": \"bad\", \"prefix\": \"elsewhere\", \"hosts\": null }", "elsewhere")]
    [InlineData("{ \"name\": \"bad\", \"prefix\": \"good\", \"state\": ", "")]
    public async Task A_tenant_whose_settings_can_not_be_read_answers_503_at_its_address_and_is_left_alone(string json, string address)
    {
        var folder = Directory.CreateTempSubdirectory("payhall-test-").FullName;
        try
        {
            DemoAccounts.User admin;
            await using (var first = await ConsoleSite.StartHostAsync(folder))
            {
                await first.CreateTenantAsync(TenantSettings.DefaultName, "platform-demo");
                await first.CreateTenantAsync("bad", ConsoleSite.Small);
                await first.CreateTenantAsync("good", ConsoleSite.Small);
                admin = DemoAccounts.Read(folder, TenantSettings.DefaultName).Named("admin");
            }

            await File.WriteAllTextAsync(Path.Combine(folder, "tenants", "bad", "tenant.json"), json);
            await using var second = await ConsoleSite.StartHostAsync(folder);
            using var client = await second.SignInAsync(TenantSettings.DefaultName, admin.UserName, admin.Password);
            (await client.GetAsync("good/Identity/SignIn")).StatusCode.ShouldBe(HttpStatusCode.OK);
            if (address.Length > 0)
            {
                using var broken = await client.GetAsync(address + "/Identity/SignIn");
                broken.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
                (await broken.Content.ReadAsStringAsync()).ShouldContain("本站暂时无法启动");
            }

            var page = await ConsoleSite.ReadAsync(await client.GetAsync("Tenants/Details?name=bad"));
            page.QuerySelector(".note.bad")!.TextContent.ShouldContain("设置文件读不出来");
            page.QuerySelectorAll("[formaction*='handler=']").ShouldBeEmpty("nothing can be done with it");
            (await File.ReadAllTextAsync(Path.Combine(folder, "tenants", "bad", "tenant.json"))).ShouldBe(json);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
