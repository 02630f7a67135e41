using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Errors;
using PayHall.Tenants.Domain;
using PayHall.Testing;

namespace PayHall.Tenants.Tests;

/// <summary>What anyone sees of the default site, and how its first administrator gets in.</summary>
public sealed class DefaultSiteTests
{
    [Fact]
    public async Task No_tenant_can_take_an_address_of_the_default_sites_own()
    {
        await using var site = await ConsoleSite.StartAsync();
        var endpoints = await site.Host.InTenantAsync(TenantSettings.DefaultName, services => Task.FromResult(
            services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .Select(endpoint => endpoint.RoutePattern.PathSegments is [var first, ..] ? first.Parts : [])
                .Where(parts => parts is [RoutePatternLiteralPart])
                .Select(parts => ((RoutePatternLiteralPart)parts[0]).Content)
                .ToList()));
        var files = site.Host.Services.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider.GetDirectoryContents("").Select(file => file.Name);
        var segments = endpoints.Concat(files).Concat(["healthz"]).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var known in new[] { "site", "Identity", "Tenants", "api", "connect", "robots.txt", "_content" })
            segments.ShouldContain(segment => segment.Equals(known, StringComparison.OrdinalIgnoreCase), known);

        var free = segments.Where(segment =>
        {
            var errors = new InputErrors();
            AddressRules.CheckPrefix(errors, "prefix", segment.ToLowerInvariant());
            return errors.IsEmpty;
        });
        free.ShouldBeEmpty();
    }

    [Fact]
    public async Task Anyone_sees_the_organisations_until_the_administrator_switches_that_off()
    {
        await using var site = await ConsoleSite.StartAsync();
        await site.CreateAsync("one", more: ("DisplayName", "某某热力"));
        using var anyone = site.Host.CreateClient();
        (await anyone.GetStringAsync("")).ShouldContain("某某热力");
        (await site.Admin.GetAsync("")).Headers.Location!.ToString().ShouldBe("/Tenants");

        var form = await site.Admin.ReadFormAsync("Tenants/Settings", "form#settings");
        form["Input.ShowOrganizations"] = "false";
        (await site.Admin.PostAsync("Tenants/Settings", new FormUrlEncodedContent(form))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await anyone.GetStringAsync("");
        page.ShouldNotContain("某某热力");
        page.ShouldNotContain("/one/");
        page.ShouldContain("本站不公示组织");
        (await site.AuditAsync("settings:tenants")).ShouldHaveSingleItem().ShouldEndWith("""{"showOrganizations":true} {"showOrganizations":false}""");
    }

    [Fact]
    public async Task What_somebody_else_saved_meanwhile_is_not_overwritten()
    {
        await using var site = await ConsoleSite.StartAsync();
        var first = await site.Admin.ReadFormAsync("Tenants/Settings", "form#settings");
        var second = new Dictionary<string, string>(first, StringComparer.Ordinal) { ["Input.ShowOrganizations"] = "false" };
        (await site.Admin.PostAsync("Tenants/Settings", new FormUrlEncodedContent(second))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var late = await site.Admin.PostAsync("Tenants/Settings", new FormUrlEncodedContent(first));
        (await late.Content.ReadAsStringAsync()).ShouldContain("刚被别人修改过");
        (await site.AuditAsync("settings:tenants")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_host_without_demo_hands_the_first_password_to_whoever_started_it_and_asks_to_change_it()
    {
        var said = new StringWriter();
        var console = Console.Out;
        Console.SetOut(TextWriter.Synchronized(said));
        try
        {
            await using var host = await ConsoleSite.StartHostAsync(
                folder: null, ("PayHall:Bootstrap:0:Name", "default"), ("PayHall:Bootstrap:0:Prefix", ""), ("PayHall:Bootstrap:0:Recipe", "platform"));
            using var client = host.CreateClient();
            await ConsoleSite.EventuallyAsync(async () => (await client.GetAsync("healthz/ready")).IsSuccessStatusCode);
            await ConsoleSite.EventuallyAsync(() => Task.FromResult(said.ToString().Contains("First sign-in to default", StringComparison.Ordinal)));
            var line = said.ToString().Split('\n').Single(text => text.StartsWith("First sign-in to default", StringComparison.Ordinal)).Trim();
            using var admin = await host.SignInAsync(TenantSettings.DefaultName, "admin", line.Split(' ')[^1]);
            (await admin.GetAsync("Tenants")).Headers.Location!.ToString().ShouldBe("/Identity/ChangePassword");
            File.Exists(Path.Combine(host.Folder, "demo-accounts.json")).ShouldBeFalse();
            (await File.ReadAllTextAsync(Path.Combine(host.Folder, "tenants", "default", "tenant.json"))).ShouldNotContain(line.Split(' ')[^1]);
        }
        finally
        {
            Console.SetOut(console);
        }
    }

    [Fact]
    public async Task A_default_site_of_before_there_were_accounts_gets_its_administrator_at_the_next_start()
    {
        var folder = Directory.CreateTempSubdirectory("payhall-test-").FullName;
        try
        {
            await using (var first = await ConsoleSite.StartHostAsync(folder))
            {
                first.AddRecipe("old", """{ "steps": [ { "name": "features", "enable": ["Tenants"] } ] }""");
                await first.CreateTenantAsync(TenantSettings.DefaultName, "old");
            }

            await using var second = await ConsoleSite.StartHostAsync(
                folder, ("PayHall:Bootstrap:0:Name", "default"), ("PayHall:Bootstrap:0:Prefix", ""), ("PayHall:Bootstrap:0:Recipe", "platform-demo"));
            using var anyone = second.CreateClient();
            await ConsoleSite.EventuallyAsync(async () => (await anyone.GetAsync("healthz/ready")).IsSuccessStatusCode);
            var account = DemoAccounts.Read(folder, TenantSettings.DefaultName).Named("admin");
            using var admin = await second.SignInAsync(TenantSettings.DefaultName, account.UserName, account.Password);
            (await admin.GetAsync("Tenants")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
