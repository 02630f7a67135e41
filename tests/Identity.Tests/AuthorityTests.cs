using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Errors;
using PayHall.Identity.Access;
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

        await host.AsAsync("boss", services => Should.ThrowAsync<RoleBeyondAuthorityException>(services.GetRequiredService<AssignRoles>().HandleAsync(clerk, [widest], null, default)));
        await host.AsAsync("boss", services => services.GetRequiredService<AssignRoles>().HandleAsync(clerk, [own], null, default));

        (await host.ScalarAsync<long>("SELECT role_id FROM identity_user_roles JOIN identity_users ON id = user_id WHERE user_name = 'clerk'")).ShouldBe(own);
    }

    [Fact]
    public async Task Nobody_changes_their_own_roles_unit_or_state()
    {
        await using var host = await IdentityHost.StartAsync();
        await host.AsAsync("boss", async services =>
        {
            var self = services.GetRequiredService<AccessContext>().RequiredActor.Id;
            await Should.ThrowAsync<OwnAccountException>(services.GetRequiredService<AssignRoles>().HandleAsync(self, [], null, default));
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
            (await Should.ThrowAsync<InputException>(save.HandleAsync(Role("越权", mine) with { Permissions = ["Identity.NoSuchThing"] }, default))).Errors.Fields.Keys.ShouldBe(["Permissions"]);
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
            await services.GetRequiredService<AssignRoles>().HandleAsync(clerk, [role], null, default);
        });

        await host.AsAsync("clerk", services => Should.ThrowAsync<AccountBeyondAuthorityException>(services.GetRequiredService<ResetPassword>().HandleAsync(boss, default)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Who_sees_one_unit_opens_nothing_below_it_to_anybody(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var (unit, below) = (await host.ScalarAsync<long>("SELECT id FROM identity_units WHERE code = 'M1'"), await host.ScalarAsync<long>("SELECT id FROM identity_units WHERE code = 'M1-FIN'"));
        var all = new Permissions().GetPermissions().Select(permission => permission.Name).ToList();
        var (areas, puppet) = await host.AsAsync("root", async services =>
        {
            var save = services.GetRequiredService<SaveRole>();
            var id = await save.HandleAsync(Role("片区员", unit) with { Scope = DataScopeKind.AssignedAreas, Permissions = [Permissions.ViewAccounts.Name] }, default);
            var account = await services.GetRequiredService<SaveAccount>().HandleAsync(
                new SaveAccountCommand { UserName = "puppet", DisplayName = "潘小飞", UnitId = unit, Enabled = true, Areas = [below] }, default);
            return (id, account.Id);
        });

        await host.AsAsync("boss", async services =>
        {
            services.GetRequiredService<AccessContext>().ActAs(services.GetRequiredService<AccessContext>().RequiredActor, all.ToHashSet(), new DataScope { Kind = DataScopeKind.OwnUnit, Units = [unit] });
            await Should.ThrowAsync<RoleBeyondAuthorityException>(services.GetRequiredService<SaveRole>().HandleAsync(Role("越权", unit) with { Scope = DataScopeKind.AssignedAreas }, default));
            var wide = new SaveAccountCommand { UserName = "wide", DisplayName = "魏大广", UnitId = unit, Enabled = true, Areas = [unit] };
            (await Should.ThrowAsync<InputException>(services.GetRequiredService<SaveAccount>().HandleAsync(wide, default))).Errors.Fields.Keys.ShouldBe(["Areas"]);
            await Should.ThrowAsync<RoleBeyondAuthorityException>(services.GetRequiredService<AssignRoles>().HandleAsync(puppet, [areas], null, default));
        });

        // Once the account sees more, whoever sees less has no hand on it.
        await host.AsAsync("root", services => services.GetRequiredService<AssignRoles>().HandleAsync(puppet, [areas], null, default));
        await host.AsAsync("boss", async services =>
        {
            services.GetRequiredService<AccessContext>().ActAs(services.GetRequiredService<AccessContext>().RequiredActor, all.ToHashSet(), new DataScope { Kind = DataScopeKind.OwnUnit, Units = [unit] });
            await Should.ThrowAsync<AccountBeyondAuthorityException>(services.GetRequiredService<ResetPassword>().HandleAsync(puppet, default));
        });
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Of_two_administrators_who_remove_each_other_at_the_same_moment_one_stays(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        for (var round = 0; round < 6; round++)
        {
            var (first, second) = (await AdministratorAsync(host, "first" + round), await AdministratorAsync(host, "second" + round));
            var outcomes = await Task.WhenAll(
                Record.ExceptionAsync(() => Task.Run(() => RemoveAsync(host, "first" + round, second, round % 2 == 0))),
                Record.ExceptionAsync(() => Task.Run(() => RemoveAsync(host, "second" + round, first, round % 2 == 0))));
            outcomes.Count(outcome => outcome is null).ShouldBe(1);
            outcomes.Single(outcome => outcome is not null).ShouldBeAssignableTo<ExplainedException>();
        }
    }

    [Fact]
    public async Task The_administrators_role_keeps_all_data_so_that_somebody_can_always_manage_the_tenant()
    {
        await using var host = await IdentityHost.StartAsync();
        var id = await host.ScalarAsync<long>("SELECT id FROM identity_roles WHERE stereotype = 'TenantAdministrator'");
        var refused = await host.AsAsync("root", services => Should.ThrowAsync<InputException>(services.GetRequiredService<SaveRole>().HandleAsync(
            Role("租户管理员", 1) with { Id = id, Revision = 1, Type = "Management", Scope = DataScopeKind.Own }, default)));
        refused.Errors.Fields.Keys.ShouldBe(["Scope"]);
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

    private static async Task<string> AdministratorAsync(TestHost host, string userName)
    {
        var role = await host.ScalarAsync<long>("SELECT id FROM identity_roles WHERE stereotype = 'TenantAdministrator'");
        return await host.AsAsync("root", async services =>
        {
            var unit = services.GetRequiredService<AccessContext>().RequiredActor.UnitId;
            var saved = await services.GetRequiredService<SaveAccount>().HandleAsync(new SaveAccountCommand { UserName = userName, DisplayName = "管理员", UnitId = unit, Enabled = true }, default);
            await services.GetRequiredService<AssignRoles>().HandleAsync(saved.Id, [role], null, default);
            return saved.Id;
        });
    }

    // As a request would: with the security stamp that the account had when it came in.
    private static Task RemoveAsync(TestHost host, string actor, string other, bool deletes)
        => host.AsAsync(actor, async services =>
        {
            services.GetRequiredService<CurrentSession>().SecurityStamp = await host.ScalarAsync<string>($"SELECT security_stamp FROM identity_users WHERE user_name = '{actor}'");
            await Task.Delay(20);
            if (deletes)
                await services.GetRequiredService<DeleteAccount>().HandleAsync(other, default);
            else
                await services.GetRequiredService<AssignRoles>().HandleAsync(other, [], null, default);
        });

    private static SaveRoleCommand Role(string name, long unitId)
        => new() { Name = name, UnitId = unitId, Type = "Business", Scope = DataScopeKind.OwnUnitAndBelow };
}
