using System.Net;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests;

/// <summary>The account list as a file: the own people, the filter of the page, and no secret.</summary>
public sealed class ExportTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_member_exports_its_own_people_as_the_page_shows_them(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        await host.ScalarAsync<string>("UPDATE identity_users SET display_name = '@SUM(1)' WHERE user_name = 'fresh' RETURNING id");
        using var boss = await host.SignInAsync("boss");
        foreach (var format in (string[])["csv", "xlsx"])
        {
            var all = await ExportedFile.GetAsync(boss, "Identity/Accounts", format);
            all.Column("用户名").ShouldBe(["boss", "clerk", "fresh"], format);
            all.Column("姓名").ShouldBe(["吴海燕", "陈静怡", "'@SUM(1)"], format);
            all.Column("角色").ShouldBe(["门户超级管理员、支付货款复核", "支付货款复核", "支付货款复核"], format);
            all.Column("状态").ShouldAllBe(status => status == "已启用");
            (await ExportedFile.GetAsync(boss, "Identity/Accounts?sort=-userName", format)).Column("用户名").ShouldBe(["fresh", "clerk", "boss"], format);
            (await ExportedFile.GetAsync(boss, "Identity/Accounts?keyword=cler&p=7", format)).Column("用户名").ShouldBe(["clerk"], format);
            (await ExportedFile.GetAsync(boss, "Identity/Accounts?status=Disabled", format)).Body.ShouldBeEmpty(format);
        }

        using var root = await host.SignInAsync("root");
        (await ExportedFile.GetAsync(root, "Identity/Accounts", "csv")).Column("用户名").ShouldBe(["boss", "clerk", "fresh", "ops", "other", "root"]);
        using var clerk = await host.SignInAsync("clerk");
        using var refused = await clerk.GetAsync("Identity/Accounts?handler=export&format=csv");
        refused.StatusCode.ShouldNotBe(HttpStatusCode.OK);
        refused.Content.Headers.ContentDisposition.ShouldBeNull();
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_member_exports_the_audit_trail_of_its_own_people_as_the_search_finds_it(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var other = await host.SignInAsync("other");
        using var guesser = host.Anonymous();
        await host.TryAsync(guesser, "clerk", "wrong");
        await host.ScalarAsync<string>("UPDATE identity_users SET display_name = '=SUM(1)' WHERE user_name = 'boss' RETURNING id");
        using var boss = await host.SignInAsync("boss");
        foreach (var format in (string[])["csv", "xlsx"])
        {
            var signIns = await ExportedFile.GetAsync(boss, "Identity/Audit?action=Identity.SignedIn", format);
            signIns.Column("操作人").ShouldBe(["'=SUM(1)"], format);
            signIns.Column("用户名").ShouldBe(["boss"], format);
            signIns.Column("操作").ShouldBe(["登录"], format);
            signIns.Column("操作代码").ShouldBe(["Identity.SignedIn"], format);
            signIns.Column("对象").ShouldBe(["账号 boss"], format);
            signIns.Column("结果").ShouldBe(["已完成"], format);
            var refused = await ExportedFile.GetAsync(boss, "Identity/Audit?result=refused&p=3", format);
            refused.Column("对象").ShouldBe(["账号 clerk"], format);
            refused.Column("变更后").ShouldAllBe(state => state.Contains("WrongPassword", StringComparison.Ordinal));
            (await ExportedFile.GetAsync(boss, "Identity/Audit?atTo=2001-01-01", format)).Body.ShouldBeEmpty(format);
        }

        using var root = await host.SignInAsync("root");
        (await ExportedFile.GetAsync(root, "Identity/Audit?action=Identity.SignedIn", "csv")).Column("用户名").ShouldBe(["root", "boss", "other"]);
        (await host.ScalarAsync<string>("SELECT state_after FROM identity_audit WHERE action = 'Platform.ExportStarted' AND subject = 'list:/Identity/Audit' ORDER BY id LIMIT 1"))
            .ShouldBe("""{"list":"审计日志","format":"csv","filter":{"action":"Identity.SignedIn"}}""");
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_audit JOIN identity_users ON identity_users.id = actor_id WHERE action = 'Platform.ExportEnded' AND user_name = 'boss'")).ShouldBe(6);
        using var clerk = await host.SignInAsync("clerk");
        (await clerk.GetAsync("Identity/Audit?handler=export&format=csv")).Content.Headers.ContentDisposition.ShouldBeNull();
    }
}
