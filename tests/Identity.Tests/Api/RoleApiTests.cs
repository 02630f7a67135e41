using System.Net;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests.Api;

/// <summary>Roles over HTTP (S-05): by id, made once under a key, changed from a known revision.</summary>
public sealed class RoleApiTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_role_is_made_once_under_a_key(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var boss = await ApiCaller.PersonAsync(host, "boss");
        var body = new { name = "账号员", unit = "M1", type = "Management", scope = "OwnUnit", description = "管账号", permissions = new[] { "Identity.ViewAccounts" } };

        var id = (await boss.PostAsync("roles", body, "k1").ShouldBeAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64();
        (await boss.PostAsync("roles", body, "k1").ShouldBeAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64().ShouldBe(id);
        await boss.PostAsync("roles", new { name = "别的", unit = "M1", type = "Management", scope = "OwnUnit" }, "k1").ShouldBreakAsync("IdempotencyConflict", HttpStatusCode.Conflict);
        (await boss.PostAsync("roles", body).ShouldBreakAsync("RoleNameTaken", HttpStatusCode.Conflict)).Fields().ShouldBe(["name"]);

        var role = await boss.GetAsync("roles/" + id).ShouldBeAsync(HttpStatusCode.OK);
        role.Text("name").ShouldBe("账号员");
        role.Text("unit").ShouldBe("M1");
        role.Text("scope").ShouldBe("OwnUnit");
        role.GetProperty("permissions").EnumerateArray().Select(name => name.GetString()).ShouldBe(["Identity.ViewAccounts"]);
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_audit WHERE action = 'Identity.RoleAdded' AND subject = 'role:账号员'")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_role_is_changed_from_the_revision_that_was_read(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var boss = await ApiCaller.PersonAsync(host, "boss");
        var id = (await boss.PostAsync("roles", new { name = "账号员", unit = "M1", type = "Management", scope = "OwnUnit", description = "管账号", permissions = new[] { "Identity.ViewAccounts" } })
            .ShouldBeAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64();

        var changed = await boss.PutAsync("roles/" + id, new { revision = 1, name = "账号管理员" }).ShouldBeAsync(HttpStatusCode.OK);
        changed.Text("name").ShouldBe("账号管理员");
        changed.Text("description").ShouldBe("管账号");
        changed.GetProperty("permissions").GetArrayLength().ShouldBe(1);
        changed.GetProperty("revision").GetInt32().ShouldBe(2);
        await boss.PutAsync("roles/" + id, new { revision = 1, name = "旧的" }).ShouldBreakAsync("RoleChanged", HttpStatusCode.Conflict);
        await boss.PutAsync("roles/" + id, new { name = "旧的" }).ShouldNameAsync("revision");
        var emptied = await boss.PutAsync("roles/" + id, new { revision = 2, permissions = Array.Empty<string>(), unit = "M1-FIN" }).ShouldBeAsync(HttpStatusCode.OK);
        emptied.GetProperty("permissions").GetArrayLength().ShouldBe(0);
        emptied.Text("unit").ShouldBe("M1-FIN");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_role_is_deleted_when_nobody_has_it(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var boss = await ApiCaller.PersonAsync(host, "boss");
        var id = (await boss.PostAsync("roles", new { name = "账号员", unit = "M1", type = "Management", scope = "OwnUnit" }).ShouldBeAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64();
        await boss.PutAsync("accounts/clerk", new { roles = new[] { id } }).ShouldBeAsync(HttpStatusCode.OK);

        (await boss.GetAsync("roles/" + id).ShouldBeAsync(HttpStatusCode.OK)).GetProperty("accounts").GetInt32().ShouldBe(1);
        await boss.DeleteAsync("roles/" + id).ShouldBreakAsync("RoleInUse", HttpStatusCode.Conflict);
        await boss.PutAsync("accounts/clerk", new { roles = Array.Empty<long>() }).ShouldBeAsync(HttpStatusCode.OK);
        await boss.DeleteAsync("roles/" + id).ShouldBeAsync(HttpStatusCode.NoContent);
        await boss.GetAsync("roles/" + id).ShouldBeAsync(HttpStatusCode.NotFound);
        await boss.DeleteAsync("roles/" + id).ShouldBeAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_wrong_field_is_named_and_the_list_has_pages()
    {
        await using var host = await IdentityHost.StartAsync();
        using var root = await ApiCaller.PersonAsync(host, "root");

        await root.PostAsync("roles", new { }).ShouldNameAsync("name", "unit", "type", "scope");
        await root.PostAsync("roles", new { name = "某", unit = "M9", type = "Business", scope = "Everything", permissions = new[] { "No.Such" } }).ShouldNameAsync("unit", "scope", "permissions");
        await root.PostAsync("roles", new { name = "某", unit = "M1", type = "Other", scope = "OwnUnit" }).ShouldNameAsync("type");
        var builtIn = await host.ScalarAsync<long>("SELECT id FROM identity_roles WHERE stereotype = 'PaymentReviewer'");
        await root.PutAsync("roles/" + builtIn, new { revision = 1, unit = "M1" }).ShouldNameAsync("unit");
        await root.DeleteAsync("roles/" + builtIn).ShouldBreakAsync("BuiltInRole", HttpStatusCode.Conflict);

        var first = await root.GetAsync("roles?limit=3").ShouldBeAsync(HttpStatusCode.OK);
        first.GetProperty("items").GetArrayLength().ShouldBe(3);
        var rest = await root.GetAsync("roles?limit=3&after=" + first.Text("next")).ShouldBeAsync(HttpStatusCode.OK);
        first.Texts("name").Concat(rest.Texts("name")).Distinct().Count().ShouldBe(4);
        rest.Text("next").ShouldBeNull();
    }
}
