using System.Net;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests.Api;

/// <summary>Accounts over HTTP (S-04): made, changed, listed, unlocked, deleted; the rules are the pages' own.</summary>
public sealed class AccountApiTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_account_is_made_with_its_roles_and_its_password_answered_once(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var root = await ApiCaller.PersonAsync(host, "root");
        var role = await RoleAsync(host, "PaymentReviewer");
        var body = new { displayName = "林晓", title = "出纳", phone = "13800001111", email = "lin@example.com", unit = "M1-FIN", roles = new[] { role }, areas = new[] { "M1" }, validTo = "2099-12-31" };

        var made = await root.PutAsync("accounts/lin", body).ShouldBeAsync(HttpStatusCode.Created);
        var again = await root.PutAsync("accounts/LIN", body).ShouldBeAsync(HttpStatusCode.OK);

        var password = made.Text("initialPassword")!;
        again.TryGetProperty("initialPassword", out _).ShouldBeFalse();
        var account = await root.GetAsync("accounts/lin").ShouldBeAsync(HttpStatusCode.OK);
        account.ToString().ShouldBe(again.ToString());
        account.Text("unit").ShouldBe("M1-FIN");
        account.Text("status").ShouldBe("Enabled");
        account.Text("validTo").ShouldBe("2099-12-31");
        account.GetProperty("roles").EnumerateArray().Single().GetProperty("id").GetInt64().ShouldBe(role);
        account.GetProperty("areas").EnumerateArray().Single().GetString().ShouldBe("M1");
        (await AuditAsync(host, "account:lin")).ShouldBe("Identity.AccountAdded,Identity.RolesAssigned");
        (await host.ScalarAsync<long>($"SELECT count(*) FROM identity_audit WHERE state_after LIKE '%{password}%'")).ShouldBe(0);
        using var client = host.Anonymous();
        (await host.TryAsync(client, "lin", password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task What_is_left_out_stays_and_null_takes_away(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var root = await ApiCaller.PersonAsync(host, "root");
        var role = await RoleAsync(host, "PaymentReviewer");
        await root.PutAsync("accounts/lin", new { displayName = "林晓", phone = "13800001111", unit = "M1", roles = new[] { role }, areas = new[] { "M1" }, validTo = "2099-12-31", enabled = false, caRequired = true })
            .ShouldBeAsync(HttpStatusCode.Created);

        var renamed = await root.PutAsync("accounts/lin", new { displayName = "林小雨" }).ShouldBeAsync(HttpStatusCode.OK);
        renamed.Text("displayName").ShouldBe("林小雨");
        renamed.Text("phone").ShouldBe("13800001111");
        renamed.Text("validTo").ShouldBe("2099-12-31");
        renamed.Text("status").ShouldBe("Disabled");
        renamed.GetProperty("caRequired").GetBoolean().ShouldBeTrue();
        renamed.GetProperty("roles").GetArrayLength().ShouldBe(1);
        renamed.GetProperty("areas").GetArrayLength().ShouldBe(1);

        var emptied = await root.PutAsync("accounts/lin", new { phone = (string?)null, validTo = (string?)null, enabled = true, caRequired = false, roles = Array.Empty<long>(), areas = Array.Empty<string>() })
            .ShouldBeAsync(HttpStatusCode.OK);
        emptied.Text("displayName").ShouldBe("林小雨");
        emptied.Text("phone").ShouldBe("");
        emptied.Text("validTo").ShouldBeNull();
        emptied.Text("status").ShouldBe("Enabled");
        emptied.GetProperty("roles").GetArrayLength().ShouldBe(0);
        emptied.GetProperty("areas").GetArrayLength().ShouldBe(0);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_account_and_its_roles_are_saved_together_or_not_at_all(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var boss = await ApiCaller.PersonAsync(host, "boss");
        var widest = await RoleAsync(host, "TenantAdministrator");

        var refused = await boss.PutAsync("accounts/lin", new { displayName = "林晓", unit = "M1", roles = new[] { widest } }).ShouldBreakAsync("RoleBeyondAuthority", HttpStatusCode.Forbidden);
        refused.Text("title")!.ShouldContain("租户管理员");
        await boss.GetAsync("accounts/lin").ShouldBeAsync(HttpStatusCode.NotFound);
        await boss.PutAsync("accounts/clerk", new { displayName = "改名", roles = new[] { widest } }).ShouldBeAsync(HttpStatusCode.Forbidden);
        (await boss.GetAsync("accounts/clerk").ShouldBeAsync(HttpStatusCode.OK)).Text("displayName").ShouldBe("陈静怡");
        (await AuditAsync(host, "account:lin")).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_account_that_moves_leaves_the_roles_of_its_old_unit_behind(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var root = await ApiCaller.PersonAsync(host, "root");
        var role = (await root.PostAsync("roles", new { name = "出纳", unit = "M1-FIN", type = "Business", scope = "OwnUnit" }).ShouldBeAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64();
        await root.PutAsync("accounts/lin", new { displayName = "林晓", unit = "M1-FIN", roles = new[] { role } }).ShouldBeAsync(HttpStatusCode.Created);

        await root.PutAsync("accounts/han", new { displayName = "韩雪", unit = "M2", roles = new[] { role } }).ShouldNameAsync("roles");
        var moved = await root.PutAsync("accounts/lin", new { unit = "M2", roles = Array.Empty<long>() }).ShouldBeAsync(HttpStatusCode.OK);
        moved.Text("unit").ShouldBe("M2");
        moved.GetProperty("roles").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Every_wrong_field_is_named_as_the_caller_wrote_it()
    {
        await using var host = await IdentityHost.StartAsync();
        using var root = await ApiCaller.PersonAsync(host, "root");

        await root.PutAsync("accounts/lin", new { }).ShouldNameAsync("displayName", "unit");
        await root.PutAsync("accounts/lin", new { displayName = "林晓", unit = "M9", areas = new[] { "M8" }, roles = "x", colour = "red" }).ShouldNameAsync("unit", "areas", "roles", "colour");
        await root.PutAsync("accounts/lin", new { displayName = "林晓", unit = "M1", phone = "abc", email = "lin", validFrom = "2026-02-02", validTo = "2026-02-01" }).ShouldNameAsync("phone", "email", "validTo");
        await root.PutAsync("accounts/lin", new { displayName = "林晓", unit = "M1", roles = new[] { 999999 } }).ShouldNameAsync("roles");
        await root.PutAsync("accounts/l", new { displayName = "林晓", unit = "M1" }).ShouldNameAsync("userName");
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_users WHERE display_name = '林晓'")).ShouldBe(0);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task The_list_is_filtered_and_paged_within_the_data_scope(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var boss = await ApiCaller.PersonAsync(host, "boss");
        await boss.PutAsync("accounts/fresh", new { enabled = false }).ShouldBeAsync(HttpStatusCode.OK);

        var first = await boss.GetAsync("accounts?limit=2").ShouldBeAsync(HttpStatusCode.OK);
        first.Texts("userName").ShouldBe(["boss", "clerk"]);
        var rest = await boss.GetAsync("accounts?limit=2&after=" + first.Text("next")).ShouldBeAsync(HttpStatusCode.OK);
        rest.Texts("userName").ShouldBe(["fresh"]);
        rest.Text("next").ShouldBeNull();
        foreach (var (query, names) in new[]
        {
            ("unit=M1-FIN", "clerk,fresh"), ("unit=M2", ""), ("unit=NO", ""), ("status=Disabled", "fresh"), ("keyword=吴", "boss"),
            ("role=" + await RoleAsync(host, "MemberAdministrator"), "boss"), ("unit=M1-FIN&status=Enabled", "clerk"),
        })
            string.Join(',', (await boss.GetAsync("accounts?" + query).ShouldBeAsync(HttpStatusCode.OK)).Texts("userName")).ShouldBe(names, query);
        await boss.GetAsync("accounts?status=Gone").ShouldNameAsync("status");
        await boss.GetAsync("accounts?role=x&colour=red").ShouldNameAsync("role", "colour");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_password_is_reset_by_a_person_only_and_answered_once(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var boss = await ApiCaller.PersonAsync(host, "boss");
        using var machine = await ApiCaller.MachineAsync(host, "hr", "M1", ["Identity.ResetPasswords", "Identity.ManageAccounts"]);

        (await boss.PostAsync("accounts/fresh/password").ShouldBeAsync(HttpStatusCode.OK)).Text("userName").ShouldBe("fresh");
        var password = (await boss.PostAsync("accounts/fresh/password").ShouldBeAsync(HttpStatusCode.OK)).Text("password")!;
        using var client = host.Anonymous();
        (await host.TryAsync(client, "fresh", password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await boss.PostAsync("accounts/boss/password").ShouldBreakAsync("OwnAccount", HttpStatusCode.Conflict);
        await boss.PostAsync("accounts/nobody/password").ShouldBeAsync(HttpStatusCode.NotFound);
        (await machine.PostAsync("accounts/fresh/password").ShouldBreakAsync("PersonRequired", HttpStatusCode.Forbidden)).Text("title")!.ShouldContain("接口客户端");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_account_is_unlocked_signed_out_and_deleted(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var boss = await ApiCaller.PersonAsync(host, "boss");
        using var clerk = await host.SignInAsync("clerk");
        await host.ScalarAsync<long>("UPDATE identity_users SET payment_locked_until = 9000000000000000 WHERE user_name = 'clerk'");

        (await boss.GetAsync("accounts/clerk").ShouldBeAsync(HttpStatusCode.OK)).Text("status").ShouldBe("Locked");
        (await boss.PostAsync("accounts/clerk/unlock").ShouldBeAsync(HttpStatusCode.OK)).Text("status").ShouldBe("Enabled");
        (await clerk.GetAsync("Identity/My")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await boss.DeleteAsync("accounts/clerk/sessions").ShouldBeAsync(HttpStatusCode.NoContent);
        (await clerk.GetAsync("Identity/My")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await boss.DeleteAsync("accounts/clerk").ShouldBeAsync(HttpStatusCode.NoContent);
        (await boss.GetAsync("accounts/clerk").ShouldBeAsync(HttpStatusCode.OK)).Text("status").ShouldBe("Deleted");
        await boss.DeleteAsync("accounts/clerk").ShouldBeAsync(HttpStatusCode.NotFound);
        await boss.PutAsync("accounts/clerk", new { displayName = "陈静怡", unit = "M1" }).ShouldBreakAsync("UserNameTaken", HttpStatusCode.Conflict);
        await boss.DeleteAsync("accounts/fresh").ShouldBeAsync(HttpStatusCode.NoContent);
        await boss.GetAsync("accounts/fresh").ShouldBeAsync(HttpStatusCode.NotFound);
    }

    private static async Task<long> RoleAsync(TestHost host, string stereotype)
        => await host.ScalarAsync<long>($"SELECT id FROM identity_roles WHERE stereotype = '{stereotype}'");

    private static async Task<string> AuditAsync(TestHost host, string subject)
        => await host.ScalarAsync<string>(
            $"SELECT {(await IsPostgresAsync(host) ? "string_agg(action, ',' ORDER BY id)" : "group_concat(action, ',')")} FROM (SELECT id, action FROM identity_audit WHERE subject = '{subject}' ORDER BY id) AS acts") ?? "";

    private static Task<bool> IsPostgresAsync(TestHost host)
        => Task.FromResult(host.Tenants.Find(IdentityHost.Tenant)!.Settings.Database.Provider == DatabaseProvider.PostgreSql);
}
