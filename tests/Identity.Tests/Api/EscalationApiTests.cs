using System.Net;
using System.Text.Json;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests.Api;

/// <summary>
/// Nobody makes themselves or others wider than they are (I-09) through the API either: neither a person nor a machine client, whose
/// authority is the permissions of its token and its unit. Whatever is refused changes nobody's rights.
/// </summary>
public sealed class EscalationApiTests
{
    private static readonly string[] Everything =
    [
        "Identity.ManageAccounts", "Identity.DeleteAccounts", "Identity.ResetPasswords", "Identity.AssignRoles", "Identity.ManageRoles", "Identity.DeleteRoles", "Identity.ManageOrganizations",
    ];

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task No_role_is_made_or_changed_that_is_wider_than_the_caller(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var builtIn = await RoleAsync(host, "TenantAdministrator");
        var wide = await RootRoleAsync(host, new { name = "参数员", unit = "M1", type = "Management", scope = "OwnUnit", permissions = new[] { "Identity.ManageSettings" } });
        var own = await RootRoleAsync(host, new { name = "账号员", unit = "M1", type = "Management", scope = "OwnUnit", permissions = new[] { "Identity.ViewAccounts" } });
        using var person = await ApiCaller.PersonAsync(host, "boss");
        await RefusedAsync(host, () => person.PostAsync("roles", Role("M1", "OwnUnit", "Identity.ManageSettings")), 403, "PermissionBeyondAuthority");
        await RefusedAsync(host, () => person.PostAsync("roles", Role("M1", "All", "Identity.ViewAccounts")), 403, "RoleBeyondAuthority");
        await RefusedAsync(host, () => person.PostAsync("roles", Role("M2", "OwnUnit", "Identity.ViewAccounts")), 400, "InvalidInput");
        await RefusedAsync(host, () => person.PutAsync("roles/" + own, new { revision = 1, permissions = new[] { "Identity.ManageSettings" } }), 403, "PermissionBeyondAuthority");
        await RefusedAsync(host, () => person.PutAsync("roles/" + own, new { revision = 1, scope = "All" }), 403, "RoleBeyondAuthority");
        await RefusedAsync(host, () => person.PutAsync("roles/" + own, new { revision = 1, unit = "M2" }), 400, "InvalidInput");
        await RefusedAsync(host, () => person.PutAsync("roles/" + wide, new { revision = 1, name = "改名" }), 403, "RoleBeyondAuthority");
        await RefusedAsync(host, () => person.DeleteAsync("roles/" + wide), 403, "RoleBeyondAuthority");
        await RefusedAsync(host, () => person.PutAsync("roles/" + builtIn, new { revision = 1, name = "改名" }), 409, "BuiltInRole");
        await RefusedAsync(host, () => person.DeleteAsync("roles/" + builtIn), 409, "BuiltInRole");

        // A machine deletes roles within its rights and makes none: neither a successor of itself nor a narrower one.
        using var machine = await ApiCaller.MachineAsync(host, "hr", "M1", Everything);
        await RefusedAsync(host, () => machine.PostAsync("roles", Role("M1", "OwnUnit", "Identity.ManageAccounts")), 403, "PersonRequired");
        await RefusedAsync(host, () => machine.PutAsync("roles/" + own, new { revision = 1, permissions = new[] { "Identity.ManageAccounts" } }), 403, "PersonRequired");
        await RefusedAsync(host, () => machine.DeleteAsync("roles/" + wide), 403, "RoleBeyondAuthority");
        await RefusedAsync(host, () => machine.DeleteAsync("roles/" + builtIn), 409, "BuiltInRole");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Nobody_is_given_a_role_unit_or_area_beyond_the_callers_own(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var widest = await RoleAsync(host, "TenantAdministrator");
        foreach (var caller in await CallersAsync(host))
        {
            await RefusedAsync(host, () => caller.PutAsync("accounts/clerk", new { roles = new[] { widest } }), 403, caller.IsPerson ? "RoleBeyondAuthority" : "PersonRequired");
            await RefusedAsync(host, () => caller.PutAsync("accounts/lin", new { displayName = "林晓", unit = "M1", roles = new[] { widest } }), 403, caller.IsPerson ? "RoleBeyondAuthority" : "PersonRequired");
            await RefusedAsync(host, () => caller.PutAsync("accounts/clerk", new { unit = "M2" }), 400, "InvalidInput");
            await RefusedAsync(host, () => caller.PutAsync("accounts/clerk", new { areas = new[] { "M2" } }), 400, "InvalidInput");
            await RefusedAsync(host, () => caller.PutAsync("accounts/lin", new { displayName = "林晓", unit = "M2" }), 400, "InvalidInput");
            await RefusedAsync(host, () => caller.PutAsync("accounts/other", new { displayName = "何俊", unit = "M1" }), 409, "UserNameTaken");
            await RefusedAsync(host, () => caller.GetAsync("accounts/other"), 404, "NotFound");
            await RefusedAsync(host, () => caller.PostAsync("accounts/other/unlock"), 404, "NotFound");
            await RefusedAsync(host, () => caller.DeleteAsync("accounts/other/sessions"), 404, "NotFound");
            await RefusedAsync(host, () => caller.DeleteAsync("accounts/other"), 404, "NotFound");
            caller.Dispose();
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_wider_account_is_out_of_reach_and_so_is_ones_own(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        await host.ScalarAsync<long>(
            "INSERT INTO identity_user_roles (user_id, role_id) SELECT u.id, r.id FROM identity_users u, identity_roles r WHERE u.user_name = 'clerk' AND r.stereotype = 'TenantAdministrator'");
        foreach (var caller in await CallersAsync(host))
        {
            await RefusedAsync(host, () => caller.PutAsync("accounts/clerk", new { enabled = false }), 403, "AccountBeyondAuthority");
            await RefusedAsync(host, () => caller.PutAsync("accounts/clerk", new { roles = Array.Empty<long>() }), 403, "AccountBeyondAuthority");
            await RefusedAsync(host, () => caller.PostAsync("accounts/clerk/unlock"), 403, "AccountBeyondAuthority");
            await RefusedAsync(host, () => caller.DeleteAsync("accounts/clerk/sessions"), 403, "AccountBeyondAuthority");
            await RefusedAsync(host, () => caller.DeleteAsync("accounts/clerk"), 403, "AccountBeyondAuthority");
            caller.Dispose();
        }

        using var boss = await ApiCaller.PersonAsync(host, "boss");
        await RefusedAsync(host, () => boss.PostAsync("accounts/clerk/password"), 403, "AccountBeyondAuthority");
        await RefusedAsync(host, () => boss.PutAsync("accounts/boss", new { unit = "M1-FIN" }), 409, "OwnAccount");
        await RefusedAsync(host, () => boss.PutAsync("accounts/boss", new { roles = Array.Empty<long>() }), 409, "OwnAccount");
        await RefusedAsync(host, () => boss.PutAsync("accounts/boss", new { validTo = "2099-01-01" }), 409, "OwnAccount");
        await RefusedAsync(host, () => boss.PostAsync("accounts/boss/unlock"), 409, "OwnAccount");
        await RefusedAsync(host, () => boss.DeleteAsync("accounts/boss"), 409, "OwnAccount");
        await boss.PutAsync("accounts/boss", new { phone = "13800002222" }).ShouldBeAsync(HttpStatusCode.OK);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_client_does_what_its_token_says_and_nothing_with_another_tenants(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        await host.CreateTenantAsync("elsewhere", "people", database);
        using var narrow = await ApiCaller.MachineAsync(host, "hr", "M1", Everything, scope: "Identity.ManageAccounts");
        using var idle = await ApiCaller.MachineAsync(host, "idle", "M1", ["Identity.ViewOrganizations"]);
        using var theirs = host.CreateClient("elsewhere");
        using var stranger = new ApiCaller(host.Anonymous(), await theirs.ClientTokenAsync("trading", IdentityHost.ClientSecret));
        var role = await RoleAsync(host, "PaymentReviewer");

        await RefusedAsync(host, () => narrow.PutAsync("accounts/fresh", new { roles = Array.Empty<long>() }), 403, null);
        await RefusedAsync(host, () => narrow.PutAsync("accounts/lin", new { displayName = "林晓", unit = "M1", roles = new[] { role } }), 403, null);
        await narrow.PutAsync("accounts/lin", new { displayName = "林晓", unit = "M1" }).ShouldBeAsync(HttpStatusCode.Created);
        await narrow.PutAsync("accounts/lin", new { roles = Array.Empty<long>(), phone = "13800003333" }).ShouldBeAsync(HttpStatusCode.OK);
        foreach (var (method, address) in new[]
        {
            (HttpMethod.Get, "accounts"), (HttpMethod.Get, "accounts/clerk"), (HttpMethod.Put, "accounts/clerk"), (HttpMethod.Post, "accounts/clerk/password"), (HttpMethod.Post, "accounts/clerk/unlock"),
            (HttpMethod.Delete, "accounts/clerk"), (HttpMethod.Delete, "accounts/clerk/sessions"), (HttpMethod.Get, "roles"), (HttpMethod.Get, "roles/" + role), (HttpMethod.Post, "roles"),
            (HttpMethod.Put, "roles/" + role), (HttpMethod.Delete, "roles/" + role), (HttpMethod.Put, "units/M1-FIN"), (HttpMethod.Delete, "units/M1-FIN"),
        })
        {
            await RefusedAsync(host, () => idle.CallAsync(method, address, method == HttpMethod.Put ? new { } : null), 403, null);
            await RefusedAsync(host, () => stranger.CallAsync(method, address, method == HttpMethod.Put ? new { } : null), 401, null);
        }
    }

    private static async Task<ApiCaller[]> CallersAsync(TestHost host)
        => [await ApiCaller.PersonAsync(host, "boss"), await ApiCaller.MachineAsync(host, "hr", "M1", Everything)];

    private static object Role(string unit, string scope, string permission)
        => new { name = "越权", unit, type = "Business", scope, permissions = new[] { permission } };

    private static async Task<long> RootRoleAsync(TestHost host, object role)
    {
        using var root = await ApiCaller.PersonAsync(host, "root");
        return (await root.PostAsync("roles", role).ShouldBeAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64();
    }

    private static async Task<long> RoleAsync(TestHost host, string stereotype)
        => await host.ScalarAsync<long>($"SELECT id FROM identity_roles WHERE stereotype = '{stereotype}'");

    private static async Task RefusedAsync(TestHost host, Func<Task<(HttpStatusCode Status, JsonElement Body)>> call, int status, string? code)
    {
        var before = await EscalationTests.StateAsync(host);
        var body = await call().ShouldBeAsync((HttpStatusCode)status);
        if (code is not null)
            body.Text("code").ShouldBe(code);
        (await EscalationTests.StateAsync(host)).ShouldBe(before);
    }
}
