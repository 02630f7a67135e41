using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Errors;
using PayHall.Identity.Accounts;
using PayHall.Identity.Data;
using PayHall.Identity.Organizations;
using PayHall.Identity.Roles;
using PayHall.Security;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests;

/// <summary>Nobody reaches beyond their own units, permissions and data scope (I-09, I-10).</summary>
public sealed class AuthorityTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_member_sees_its_own_people_and_nobody_elses(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var boss = await host.SignInAsync("boss");

        var page = await boss.GetStringAsync("Identity/Accounts");
        page.ShouldContain("陈静怡");
        page.ShouldNotContain("何俊");
        page.ShouldNotContain("周正");

        var stranger = await host.ScalarAsync<string>("SELECT id FROM identity_users WHERE user_name = 'other'");
        (await boss.GetAsync("Identity/Accounts/Edit?id=" + stranger)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await boss.GetAsync("Identity/Accounts/Roles?id=" + stranger)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await host.AsAsync("boss", async services =>
        {
            await Should.ThrowAsync<NotFoundException>(services.GetRequiredService<ResetPassword>().HandleAsync(stranger, default));
            await Should.ThrowAsync<NotFoundException>(services.GetRequiredService<DeleteAccount>().HandleAsync(stranger, default));
        });
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Nobody_assigns_a_role_wider_than_themselves(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var clerk = await host.ScalarAsync<string>("SELECT id FROM identity_users WHERE user_name = 'clerk'");
        var widest = await host.ScalarAsync<long>("SELECT id FROM identity_roles WHERE stereotype = 'TenantAdministrator'");
        var own = await host.ScalarAsync<long>("SELECT id FROM identity_roles WHERE stereotype = 'MemberAdministrator'");

        await host.AsAsync("boss", services => Should.ThrowAsync<RoleBeyondAuthorityException>(services.GetRequiredService<AssignRoles>().HandleAsync(clerk, [widest], default)));
        await host.AsAsync("boss", services => services.GetRequiredService<AssignRoles>().HandleAsync(clerk, [own], default));

        (await host.ScalarAsync<long>("SELECT role_id FROM identity_user_roles JOIN identity_users ON id = user_id WHERE user_name = 'clerk'")).ShouldBe(own);
    }

    [Fact]
    public async Task Nobody_changes_their_own_roles_unit_or_state()
    {
        await using var host = await IdentityHost.StartAsync();
        await host.AsAsync("boss", async services =>
        {
            var self = services.GetRequiredService<AccessContext>().RequiredActor.Id;
            await Should.ThrowAsync<OwnAccountException>(services.GetRequiredService<AssignRoles>().HandleAsync(self, [], default));
            await Should.ThrowAsync<OwnAccountException>(services.GetRequiredService<ResetPassword>().HandleAsync(self, default));
            await Should.ThrowAsync<OwnAccountException>(services.GetRequiredService<DeleteAccount>().HandleAsync(self, default));
            var department = await services.GetRequiredService<IdentityDb>().Units.Where(unit => unit.Code == "M1-FIN").Select(unit => unit.Id).SingleAsync();
            await Should.ThrowAsync<OwnAccountException>(services.GetRequiredService<SaveAccount>().HandleAsync(
                new SaveAccountCommand { Id = self, DisplayName = "吴海燕", UnitId = department, Enabled = true }, default));
        });
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Nobody_grants_a_permission_or_data_scope_that_they_do_not_hold(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        await host.AsAsync("boss", async services =>
        {
            var save = services.GetRequiredService<SaveRole>();
            var mine = services.GetRequiredService<AccessContext>().RequiredActor.UnitId;
            await Should.ThrowAsync<PermissionBeyondAuthorityException>(save.HandleAsync(Role("越权", mine) with { Permissions = [Permissions.ManageOrganizations.Name] }, default));
            await Should.ThrowAsync<RoleBeyondAuthorityException>(save.HandleAsync(Role("越权", mine) with { Scope = DataScopeKind.All }, default));
            (await Should.ThrowAsync<InputException>(save.HandleAsync(Role("越权", mine) with { Permissions = ["Identity.NoSuchThing"] }, default))).Errors.Fields.ShouldContainKey("Permissions");
            var id = await save.HandleAsync(Role("经办", mine) with { Permissions = [Permissions.ViewAccounts.Name] }, default);
            await Should.ThrowAsync<RoleNameTakenException>(save.HandleAsync(Role("经办", mine), default));
            await save.HandleAsync(Role("经办", mine) with { Id = id, Revision = 1, Permissions = [] }, default);
            await Should.ThrowAsync<RoleChangedException>(save.HandleAsync(Role("经办", mine) with { Id = id, Revision = 1 }, default));
        });
    }

    [Fact]
    public async Task Nobody_moves_a_role_or_account_to_a_unit_out_of_reach()
    {
        await using var host = await IdentityHost.StartAsync();
        var elsewhere = await host.ScalarAsync<long>("SELECT id FROM identity_units WHERE code = 'M2'");
        var clerk = await host.ScalarAsync<string>("SELECT id FROM identity_users WHERE user_name = 'clerk'");
        await host.AsAsync("boss", async services =>
        {
            await Should.ThrowAsync<InputException>(services.GetRequiredService<SaveRole>().HandleAsync(Role("外派", elsewhere), default));
            await Should.ThrowAsync<InputException>(services.GetRequiredService<SaveAccount>().HandleAsync(
                new SaveAccountCommand { Id = clerk, DisplayName = "陈静怡", UnitId = elsewhere, Enabled = true }, default));
            await Should.ThrowAsync<InputException>(services.GetRequiredService<SaveUnit>().HandleAsync(
                new SaveUnitCommand { ParentId = elsewhere, Name = "分部", Kind = "Department" }, default));
        });
    }

    [Fact]
    public async Task Built_in_roles_are_changed_by_none_but_the_tenants_own_administrators_and_deleted_by_nobody()
    {
        await using var host = await IdentityHost.StartAsync();
        var id = await host.ScalarAsync<long>("SELECT id FROM identity_roles WHERE stereotype = 'PaymentReviewer'");

        await host.AsAsync("boss", services => Should.ThrowAsync<BuiltInRoleException>(services.GetRequiredService<SaveRole>().HandleAsync(Role("改名", 1) with { Id = id, Revision = 1 }, default)));
        await host.AsAsync("root", services => Should.ThrowAsync<BuiltInRoleException>(services.GetRequiredService<DeleteRole>().HandleAsync(id, default)));
        await host.AsAsync("root", services => services.GetRequiredService<SaveRole>().HandleAsync(Role("货款复核", 1) with { Id = id, Revision = 1 }, default));
    }

    [Fact]
    public async Task A_wider_account_in_the_same_unit_is_out_of_a_managers_hands()
    {
        await using var host = await IdentityHost.StartAsync();
        var boss = await host.ScalarAsync<string>("SELECT id FROM identity_users WHERE user_name = 'boss'");
        long role = 0;
        await host.AsAsync("boss", async services => role = await services.GetRequiredService<SaveRole>().HandleAsync(
            Role("账号员", services.GetRequiredService<AccessContext>().RequiredActor.UnitId) with { Permissions = [Permissions.ManageAccounts.Name, Permissions.ResetPasswords.Name] }, default));
        var clerk = await host.ScalarAsync<string>("SELECT id FROM identity_users WHERE user_name = 'clerk'");
        await host.AsAsync("root", async services =>
        {
            var unit = await services.GetRequiredService<IdentityDb>().Units.Where(candidate => candidate.Code == "M1").Select(candidate => candidate.Id).SingleAsync();
            await services.GetRequiredService<SaveAccount>().HandleAsync(new SaveAccountCommand { Id = clerk, DisplayName = "陈静怡", UnitId = unit, Enabled = true }, default);
            await services.GetRequiredService<AssignRoles>().HandleAsync(clerk, [role], default);
        });

        await host.AsAsync("clerk", services => Should.ThrowAsync<AccountBeyondAuthorityException>(services.GetRequiredService<ResetPassword>().HandleAsync(boss, default)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Changed_permissions_hold_from_the_next_request(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var role = await host.ScalarAsync<long>("SELECT id FROM identity_roles WHERE stereotype = 'PaymentReviewer'");
        using var clerk = await host.SignInAsync("clerk");
        (await clerk.GetAsync("Identity/Accounts")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        await host.AsAsync("root", services => services.GetRequiredService<SaveRole>().HandleAsync(
            Role("支付货款复核", 1) with { Id = role, Revision = 1, Permissions = [Permissions.ViewAccounts.Name] }, default));

        (await clerk.GetAsync("Identity/Accounts")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_account_that_acted_is_kept_and_one_that_never_did_is_removed()
    {
        await using var host = await IdentityHost.StartAsync();
        using (await host.SignInAsync("clerk"))
        {
        }

        foreach (var name in new[] { "clerk", "fresh" })
        {
            var id = await host.ScalarAsync<string>($"SELECT id FROM identity_users WHERE user_name = '{name}'");
            await host.AsAsync("boss", services => services.GetRequiredService<DeleteAccount>().HandleAsync(id, default));
        }

        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_users WHERE user_name = 'fresh'")).ShouldBe(0);
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_users WHERE user_name = 'clerk' AND deleted_at IS NOT NULL")).ShouldBe(1);
        using var client = host.Anonymous();
        (await host.TryAsync(client, "clerk", IdentityHost.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_moved_unit_takes_all_below_it_along(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        await host.AsAsync("root", async services =>
        {
            var db = services.GetRequiredService<IdentityDb>();
            var units = await db.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Code);
            var save = services.GetRequiredService<SaveUnit>();
            await save.HandleAsync(new SaveUnitCommand { Id = units["M1"].Id, ParentId = units["M2"].Id, Name = "云岭市第一人民医院" }, default);
            var moved = await db.Units.AsNoTracking().SingleAsync(unit => unit.Code == "M1-FIN");
            moved.Level.ShouldBe(4);
            moved.Path.ShouldBe($"/{units["EX"].Id}/{units["M2"].Id}/{units["M1"].Id}/{moved.Id}/");
            await Should.ThrowAsync<UnitBelowItselfException>(save.HandleAsync(new SaveUnitCommand { Id = units["M2"].Id, ParentId = moved.Id, Name = "华康医药" }, default));
            await Should.ThrowAsync<UnitInUseException>(services.GetRequiredService<DeleteUnit>().HandleAsync(units["M2"].Id, default));
        });
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task The_audit_trail_can_only_grow(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);

        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_audit")).ShouldBePositive();
        await Should.ThrowAsync<System.Data.Common.DbException>(host.ScalarAsync<long>("DELETE FROM identity_audit"));
        await Should.ThrowAsync<System.Data.Common.DbException>(host.ScalarAsync<long>("UPDATE identity_audit SET action = 'nothing'"));
    }

    private static SaveRoleCommand Role(string name, long unitId)
        => new() { Name = name, UnitId = unitId, Type = "Business", Scope = DataScopeKind.OwnUnitAndBelow };
}
