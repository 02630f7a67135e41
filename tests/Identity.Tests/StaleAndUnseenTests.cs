using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Errors;
using PayHall.Identity.Accounts;
using PayHall.Identity.Clients;
using PayHall.Identity.Data;
using PayHall.Identity.Roles;
using PayHall.Security;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests;

/// <summary>A form changes what was in front of its reader, and nothing that somebody else changed meanwhile or that the reader could not see.</summary>
public sealed class StaleAndUnseenTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Areas_beyond_the_editors_data_scope_survive_an_edit(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var (clerk, unit) = await ClerkAsync(host);
        var (own, foreign) = (await UnitAsync(host, "M1-FIN"), await UnitAsync(host, "M2"));
        await SaveAsync(host, "root", Clerk(clerk, unit) with { Areas = [own, foreign] });
        using var session = await host.SignInAsync("clerk");

        // A new telephone number is no change of rights: nobody is signed out.
        await SaveAsync(host, "boss", Clerk(clerk, unit) with { Phone = "13800001111", Areas = [own, own] });
        (await session.GetAsync("Identity/MyCertificates")).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        await SaveAsync(host, "boss", Clerk(clerk, unit) with { Phone = "13800001111", Areas = [] });

        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_user_units")).ShouldBe(1);
        (await host.ScalarAsync<long>("SELECT unit_id FROM identity_user_units")).ShouldBe(foreign);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_form_that_was_opened_before_somebody_elses_change_is_refused(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var (clerk, unit) = await ClerkAsync(host);
        var stamp = await host.ScalarAsync<string>("SELECT concurrency_stamp FROM identity_users WHERE user_name = 'clerk'");
        await SaveAsync(host, "root", Clerk(clerk, unit) with { Enabled = false, ConcurrencyStamp = stamp });

        await host.AsAsync("boss", services => Should.ThrowAsync<AccountChangedException>(
            services.GetRequiredService<SaveAccount>().HandleAsync(Clerk(clerk, unit) with { Phone = "13800001111", ConcurrencyStamp = stamp }, default)));

        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_users WHERE user_name = 'clerk' AND phone = ''")).ShouldBe(1);
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_audit WHERE action = 'Identity.AccountChanged'")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Roles_that_somebody_took_do_not_come_back_with_an_old_form(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var (clerk, _) = await ClerkAsync(host);
        var role = await host.ScalarAsync<long>("SELECT id FROM identity_roles WHERE stereotype = 'PaymentReviewer'");
        using var boss = await host.SignInAsync("boss");
        var form = await boss.ReadFormAsync("Identity/Accounts/Roles?id=" + clerk, "main form[method=post]");
        await host.AsAsync("root", services => services.GetRequiredService<AssignRoles>().HandleAsync(clerk, [], null, default));

        form["RoleIds"] = role.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var answer = await boss.PostAsync("Identity/Accounts/Roles?id=" + clerk, new FormUrlEncodedContent(form));

        System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain("账号 陈静怡 刚被其他人修改");
        (await host.ScalarAsync<long>($"SELECT count(*) FROM identity_user_roles WHERE user_id = '{clerk}'")).ShouldBe(0);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_form_saved_without_a_change_changes_and_records_nothing(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var (clerk, unit) = await ClerkAsync(host);
        await SaveAsync(host, "root", Clerk(clerk, unit));
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_audit WHERE action = 'Identity.AccountChanged'")).ShouldBe(0);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_unit_that_does_not_exist_is_a_wrong_field_of_every_form(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var (clerk, unit) = await ClerkAsync(host);
        await host.AsAsync("root", async services =>
        {
            var account = services.GetRequiredService<SaveAccount>();
            await RefusedAsync("UnitId", account.HandleAsync(Clerk(clerk, 999_999), default));
            await RefusedAsync("Areas", account.HandleAsync(Clerk(clerk, unit) with { Areas = [999_999] }, default));
            await RefusedAsync("UnitId", services.GetRequiredService<SaveRole>().HandleAsync(Role(999_999), default));
            await RefusedAsync("UnitId", services.GetRequiredService<SaveClient>().HandleAsync(Client(999_999), default));
            await RefusedAsync("Permissions", services.GetRequiredService<SaveClient>().HandleAsync(Client(unit) with { Permissions = ["Identity.NoSuchThing"] }, default));
        });
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Permissions_of_a_feature_that_is_switched_off_survive_an_edit_of_the_role_and_of_the_client(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var unit = await UnitAsync(host, "M1");
        await host.AsAsync("root", async services =>
        {
            var id = await services.GetRequiredService<SaveRole>().HandleAsync(Role(unit) with { Permissions = [Permissions.ViewAccounts.Name] }, default);
            await services.GetRequiredService<SaveClient>().HandleAsync(Client(unit) with { Permissions = [Permissions.ViewAccounts.Name] }, default);
            await host.ScalarAsync<long>($"INSERT INTO identity_role_permissions (role_id, permission) VALUES ({id}, 'SwitchedOff.View')");
            await host.ScalarAsync<long>("INSERT INTO identity_client_permissions (client_id, permission) VALUES ('meters', 'SwitchedOff.View')");

            await services.GetRequiredService<SaveRole>().HandleAsync(Role(unit) with { Id = id, Revision = 1, Permissions = [Permissions.ViewRoles.Name] }, default);
            await services.GetRequiredService<SaveClient>().HandleAsync(Client(unit) with { Revision = 1, Permissions = [Permissions.ViewRoles.Name] }, default);

            var db = services.GetRequiredService<IdentityDb>();
            string[] left = [Permissions.ViewRoles.Name, "SwitchedOff.View"];
            (await db.RolePermissions.Where(row => row.RoleId == id).Select(row => row.Permission).ToListAsync()).ShouldBe(left, ignoreOrder: true);
            (await db.ClientPermissions.Where(row => row.ClientId == "meters").Select(row => row.Permission).ToListAsync()).ShouldBe(left, ignoreOrder: true);
        });
    }

    private static async Task RefusedAsync(string field, Task act)
        => (await Should.ThrowAsync<InputException>(act)).Errors.Fields.Keys.ShouldBe([field]);

    private static Task SaveAsync(TestHost host, string userName, SaveAccountCommand command)
        => host.AsAsync(userName, services => services.GetRequiredService<SaveAccount>().HandleAsync(command, default));

    private static async Task<(string Id, long Unit)> ClerkAsync(TestHost host)
        => ((await host.ScalarAsync<string>("SELECT id FROM identity_users WHERE user_name = 'clerk'"))!, await host.ScalarAsync<long>("SELECT unit_id FROM identity_users WHERE user_name = 'clerk'"));

    private static Task<long> UnitAsync(TestHost host, string code) => host.ScalarAsync<long>($"SELECT id FROM identity_units WHERE code = '{code}'");

    private static SaveAccountCommand Clerk(string id, long unit) => new() { Id = id, DisplayName = "陈静怡", UnitId = unit, Enabled = true };

    private static SaveRoleCommand Role(long unit) => new() { Name = "抄表员", UnitId = unit, Type = "Business", Scope = DataScopeKind.OwnUnit };

    private static SaveClientCommand Client(long unit) => new() { ClientId = "meters", Name = "抄表网关", UnitId = unit, Scope = DataScopeKind.OwnUnit, Enabled = true };
}
