using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PayHall.Testing;

namespace PayHall.Tenants.Tests;

/// <summary>The console's use cases for scripts.</summary>
public sealed class ApiTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_tenant_is_made_changed_stopped_started_and_removed(DatabaseProvider database)
    {
        await using var site = await ConsoleSite.StartAsync(database);
        await AuthorizeAsync(site);
        using var made = await site.Admin.PutAsJsonAsync("api/tenants/one", new { recipe = ConsoleSite.Small, displayName = "某组织", administrator = "boss" });
        made.StatusCode.ShouldBe(HttpStatusCode.Accepted, await made.Content.ReadAsStringAsync());
        made.Headers.Location!.ToString().ShouldBe("/api/tenants/one");
        var password = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("password").GetString()!;
        await ConsoleSite.EventuallyAsync(async () => (await GetAsync(site, "one")).GetProperty("state").GetString() is not "Preparing");
        (await GetAsync(site, "one")).GetProperty("displayName").GetString().ShouldBe("某组织");
        using (await site.Host.SignInAsync("one", "boss", password))
        {
        }

        using var again = await site.Admin.PutAsJsonAsync("api/tenants/one", new { recipe = ConsoleSite.Small, displayName = "某组织", administrator = "boss", prefix = "one" });
        again.StatusCode.ShouldBe(HttpStatusCode.OK, await again.Content.ReadAsStringAsync());
        using var other = await site.Admin.PutAsJsonAsync("api/tenants/one", new { recipe = "exchange", prefix = "one" });
        (await other.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Single().Name.ShouldBe("recipe");
        using var changed = await site.Admin.PutAsJsonAsync("api/tenants/one", new { prefix = "moved" });
        changed.StatusCode.ShouldBe(HttpStatusCode.OK, await changed.Content.ReadAsStringAsync());
        (await changed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("prefix").GetString().ShouldBe("moved");
        (await StateAsync(await site.Admin.PostAsync("api/tenants/one/stop", null))).ShouldBe("Stopped");
        (await site.Admin.PostAsync("api/tenants/one/reload", null)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await StateAsync(await site.Admin.PostAsync("api/tenants/one/start", null))).ShouldBe("Running");
        (await StateAsync(await site.Admin.PostAsync("api/tenants/one/reload", null))).ShouldBe("Running");
        using var on = await site.Admin.PutAsync("api/tenants/one/features/Settlement", null);
        (await on.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("switchedOn").EnumerateArray().Select(id => id.GetString()).ShouldBe(["Settlement"]);
        using var off = await site.Admin.DeleteAsync("api/tenants/one/features/Settlement");
        (await off.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("switchedOff").EnumerateArray().Select(id => id.GetString()).ShouldBe(["Settlement"]);

        using var removed = await site.Admin.DeleteAsync("api/tenants/one");
        removed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await site.Admin.GetAsync("api/tenants/one")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await site.Admin.DeleteAsync("api/tenants/one")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var list = await site.Admin.GetFromJsonAsync<JsonElement>("api/tenants");
        list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()).ShouldBe(["default"]);
    }

    [Fact]
    public async Task Every_wrong_field_is_named_and_nothing_is_done_without_the_antiforgery_header()
    {
        await using var site = await ConsoleSite.StartAsync();
        using var unguarded = await site.Admin.PutAsJsonAsync("api/tenants/one", new { recipe = ConsoleSite.Small });
        unguarded.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        site.Host.Tenants.Find("one").ShouldBeNull();

        await AuthorizeAsync(site);
        using var wrong = await site.Admin.PutAsJsonAsync("api/tenants/Connect", new { recipe = "nothing", prefix = "A B", administrator = "x", hosts = new[] { "bad_host" } });
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await wrong.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(field => field.Name)
            .ShouldBe(["name", "recipe", "hosts", "prefix", "administrator"], ignoreOrder: true);
        using var unknown = await site.Admin.PutAsJsonAsync("api/tenants/one", new { recipe = ConsoleSite.Small, colour = "red" });
        unknown.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await site.Admin.PostAsync("api/tenants/default/stop", null)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    private static async Task AuthorizeAsync(ConsoleSite site)
    {
        var token = (await site.Admin.GetFromJsonAsync<JsonElement>("api/identity/antiforgery")).GetProperty("token").GetString();
        site.Admin.DefaultRequestHeaders.Add("RequestVerificationToken", token);
    }

    private static Task<JsonElement> GetAsync(ConsoleSite site, string name) => site.Admin.GetFromJsonAsync<JsonElement>("api/tenants/" + name);

    private static async Task<string?> StateAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString();
    }
}
