using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Platform.Modules;
using PayHall.Testing;

namespace PayHall.Tenants.Tests;

/// <summary>The console is the default site's and its administrator's alone.</summary>
public sealed class IsolationTests
{
    [Fact]
    public async Task No_other_tenant_can_have_the_console()
    {
        await using var site = await ConsoleSite.StartAsync();
        site.Host.AddRecipe("thief", """{ "steps": [ { "name": "features", "enable": ["Tenants"] } ] }""");
        await Should.ThrowAsync<FeatureException>(site.Host.CreateTenantAsync("thief", "thief"));
        site.Host.Tenants.Find("thief").ShouldBeNull();

        await site.CreateAsync("one");
        await site.Host.InTenantAsync("one", services =>
        {
            services.GetService<ITenantConsole>().ShouldBeNull();
            services.GetService<ITenantDirectory>().ShouldBeNull();
            return Task.CompletedTask;
        });

        // Not even by the settings file.
        await site.Host.Tenants.ChangeAsync("one", settings => settings with { Features = ["Identity", "Tenants"] });
        using var client = site.Host.CreateClient("one");
        (await client.GetAsync("Tenants")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await site.OpenAsync("Tenants/Details?name=one")).Body!.TextContent.ShouldContain("default site's alone");
    }

    [Fact]
    public async Task Another_tenants_administrator_reaches_nothing_of_it()
    {
        await using var site = await ConsoleSite.StartAsync();
        var password = (await site.CreateAsync("one")).QuerySelector(".issued-t")!.TextContent;
        using var boss = await site.Host.SignInAsync("one", "admin", password);
        foreach (var path in new[] { "Tenants", "Tenants/Create", "Tenants/Details?name=one", "api/tenants", "api/tenants/one" })
        {
            (await boss.GetAsync(path)).StatusCode.ShouldBeOneOf([HttpStatusCode.NotFound, HttpStatusCode.Redirect], path);
            using var root = await boss.GetAsync("/" + path);
            if (path.StartsWith("api", StringComparison.Ordinal))
                root.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
            else
                root.Headers.Location!.ToString().ShouldContain("/Identity/SignIn", Case.Insensitive, path);
        }
    }

    [Fact]
    public async Task Who_may_only_look_can_change_nothing()
    {
        await using var site = await ConsoleSite.StartAsync();
        await site.CreateAsync("one");
        site.Host.AddRecipe("looker", """
            { "steps": [
                { "name": "features", "enable": ["Identity", "Tenants"] },
                { "name": "roles", "roles": [ { "name": "看客", "scope": "All", "permissions": ["Tenants.ViewTenants"] } ] },
                { "name": "users", "users": [ { "userName": "looker", "displayName": "看客", "unit": "platform", "roles": ["看客"], "password": "Right#Pass-71" } ] } ] }
            """);
        await site.Host.Setup.ApplyAsync(TenantSettings.DefaultName, "looker", CancellationToken.None);
        using var looker = await site.Host.SignInAsync(TenantSettings.DefaultName, "looker", "Right#Pass-71");
        var page = await looker.GetStringAsync("Tenants/Details?name=one");
        page.ShouldNotContain("handler=");
        page.ShouldNotContain("ask=");
        (await looker.GetAsync("Tenants/Create")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await looker.GetAsync("Tenants/Edit?name=one")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await looker.GetAsync("Tenants/Settings")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var token = (await looker.ReadFormAsync("Tenants", "form:has([name=__RequestVerificationToken])"))["__RequestVerificationToken"];
        foreach (var handler in new[] { "Start", "Stop", "Reload", "Remove", "Enable", "Disable" })
        {
            var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["name"] = "one", ["feature"] = "Settlement", ["Input.Typed"] = "one" });
            (await looker.PostAsync("Tenants/Details?handler=" + handler, content)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, handler);
        }

        site.Host.Tenants.Find("one")!.Settings.State.ShouldBe(TenantState.Running);
        using var forged = await site.Admin.PostAsync("Tenants/Details?handler=Stop", new FormUrlEncodedContent(new Dictionary<string, string> { ["name"] = "one" }));
        forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "a form of somebody else's page has no token");
    }
}
