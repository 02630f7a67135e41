using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Identity.Access;
using PayHall.Identity.Accounts;
using PayHall.Identity.Data;
using PayHall.Identity.Rights;
using PayHall.Identity.Roles;
using PayHall.Security;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests;

/// <summary>What an account may do, and whom a change of a role touches (I-08, I-09, I-10).</summary>
public sealed class RightsTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task The_page_says_each_permission_with_the_roles_it_comes_from(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var clerk = await IdAsync(host, "clerk");
        await GiveAsync(host, clerk, "看账号", DataScopeKind.OwnUnit, Permissions.ViewAccounts, Permissions.ViewAudit);
        await GiveAsync(host, clerk, "管账号", DataScopeKind.AssignedAreas, Permissions.ManageAccounts);
        using var root = await host.SignInAsync("root");

        var page = await PageAsync(root, clerk);

        var lines = page.QuerySelectorAll(".rights > div").SelectMany(row => row.QuerySelectorAll("dd").Select(line => Text(row.QuerySelector("dt")!) + ": " + Text(line))).ToList();
        lines.ShouldContain("账号管理: 查看 来自 看账号、管账号");
        lines.ShouldContain("账号管理: 新增、修改与解锁 来自 管账号");
        lines.ShouldContain("审计日志: 查询 来自 看账号");
        lines.ShouldNotContain(line => line.StartsWith("角色管理", StringComparison.Ordinal));
        var scope = Text(page.QuerySelectorAll(".kv")[^1]);
        scope.ShouldContain("本机构 只有 财务科 来自 看账号");
        scope.ShouldContain("辖区数据 还没有勾选辖区，看不到数据 来自 管账号");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task It_is_what_decides_the_accounts_requests_for_everybody_and_every_permission(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        await GiveAsync(host, await IdAsync(host, "clerk"), "管账号", DataScopeKind.OwnUnit, Permissions.ManageAccounts);
        foreach (var userName in new[] { "root", "ops", "boss", "clerk", "other" })
        {
            var (held, scope) = await host.AsAsync(userName, services =>
            {
                var access = services.GetRequiredService<AccessContext>();
                return Task.FromResult((services.GetRequiredService<PermissionCatalog>().All.Where(access.Holds).Select(permission => permission.Name).ToList(), access.Scope));
            });
            var id = await IdAsync(host, userName);
            var rights = await host.AsAsync("root", services => services.GetRequiredService<RightsReader>().FindAsync(id, default));

            rights.Groups.SelectMany(group => group.Pages).SelectMany(page => page.Lines).SelectMany(line => line.Permissions).Select(permission => permission.Name)
                .ShouldBe(held, ignoreOrder: true, userName);
            (rights.Reach.Scope.Kind, string.Join(',', rights.Reach.Scope.Units)).ShouldBe((scope.Kind, string.Join(',', scope.Units)), userName);
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Units_beyond_the_viewers_data_scope_are_counted_and_not_named(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var clerk = await IdAsync(host, "clerk");
        await GiveAsync(host, clerk, "跑片区", DataScopeKind.AssignedAreas, Permissions.ViewAudit);
        await host.AsAsync("root", async services =>
        {
            var db = services.GetRequiredService<IdentityDb>();
            var (area, user) = (await db.Units.Where(unit => unit.Code == "M2").Select(unit => unit.Id).SingleAsync(), await db.Users.AsNoTracking().SingleAsync(row => row.Id == clerk));
            await services.GetRequiredService<SaveAccount>().HandleAsync(
                new SaveAccountCommand { Id = clerk, DisplayName = user.DisplayName, UnitId = user.UnitId, Enabled = true, Areas = [area] }, default);
        });
        using var boss = await host.SignInAsync("boss");
        using var root = await host.SignInAsync("root");

        Text((await PageAsync(root, clerk)).Body!).ShouldContain("辖区数据 华康医药");
        var seen = Text((await PageAsync(boss, clerk)).Body!);
        seen.ShouldNotContain("华康医药");
        seen.ShouldContain("另有 1 个在您的数据范围之外。");
        var stranger = await IdAsync(host, "other");
        (await boss.GetAsync("Identity/Accounts/Details?id=" + stranger)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Before_a_role_is_saved_the_page_says_how_many_accounts_that_touches_and_whose(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var unit = await host.ScalarAsync<long>("SELECT id FROM identity_units WHERE code = 'M1'");
        var role = await host.AsAsync("root", async services =>
        {
            var id = await services.GetRequiredService<SaveRole>().HandleAsync(Role("票据员", unit), default);
            for (var number = 1; number <= 11; number++)
            {
                var saved = await services.GetRequiredService<SaveAccount>().HandleAsync(
                    new SaveAccountCommand { UserName = $"p{number:00}", DisplayName = $"票据{number:00}", UnitId = unit, Enabled = true }, default);
                await services.GetRequiredService<AssignRoles>().HandleAsync(saved.Id, [id], null, default);
            }

            return id;
        });

        // One of them has moved to another member since.
        await host.ScalarAsync<long>("UPDATE identity_users SET unit_id = (SELECT id FROM identity_units WHERE code = 'M2') WHERE user_name = 'p11'");
        using var boss = await host.SignInAsync("boss");
        var seen = await RoleAsync(boss, role);
        seen.ShouldContain("11 个账号在用");
        seen.ShouldContain("保存后影响 11 个账号（票据01、票据02、票据03、票据04、票据05、票据06、票据07、票据08 等）");
        seen.ShouldContain("还有 2 个没有列出。 另有 1 个在您的数据范围之外。");
        seen.ShouldContain("在账号管理中查看这 10 个账号");
        seen.ShouldNotContain("票据11");
        var list = await boss.GetStringAsync("Identity/Accounts?role=" + role);
        list.ShouldContain("共 10 个账号");

        using var root = await host.SignInAsync("root");
        var all = await RoleAsync(root, role);
        all.ShouldContain("还有 3 个没有列出。");
        all.ShouldNotContain("数据范围之外");
    }

    private static SaveRoleCommand Role(string name, long unitId, DataScopeKind scope = DataScopeKind.OwnUnit, params IReadOnlyCollection<Permission> permissions)
        => new() { Name = name, UnitId = unitId, Type = "Business", Scope = scope, Permissions = [.. permissions.Select(permission => permission.Name)] };

    /// <summary>Gives the account a new role beside those it has.</summary>
    private static Task GiveAsync(TestHost host, string userId, string name, DataScopeKind scope, params Permission[] permissions)
        => host.AsAsync("root", async services =>
        {
            var db = services.GetRequiredService<IdentityDb>();
            var unit = await db.Units.Where(row => row.Code == "M1").Select(row => row.Id).SingleAsync();
            var role = await services.GetRequiredService<SaveRole>().HandleAsync(Role(name, unit, scope, permissions), default);
            var held = await db.UserRoles.Where(row => row.UserId == userId).Select(row => row.RoleId).ToListAsync();
            await services.GetRequiredService<AssignRoles>().HandleAsync(userId, [.. held, role], null, default);
        });

    private static async Task<string> IdAsync(TestHost host, string userName)
        => (await host.ScalarAsync<string>($"SELECT id FROM identity_users WHERE user_name = '{userName}'"))!;

    private static Task<IDocument> PageAsync(HttpClient client, string accountId) => ReadAsync(client, "Identity/Accounts/Details?id=" + accountId);

    private static async Task<string> RoleAsync(HttpClient client, long role) => Text((await ReadAsync(client, "Identity/Roles/Edit?id=" + role)).Body!);

    private static async Task<IDocument> ReadAsync(HttpClient client, string address)
    {
        var html = await client.GetStringAsync(address);
        return await BrowsingContext.New(Configuration.Default).OpenAsync(response => response.Content(html));
    }

    /// <summary>The text as it is read.</summary>
    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
