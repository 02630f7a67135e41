using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Identity.Notifications;
using PayHall.Notifications;
using PayHall.Security;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests;

/// <summary>Messages in the portal (P-10): who is told, who isn't, and who reads what.</summary>
public sealed partial class NotificationTests
{
    private const string Page = "Identity/My/Notifications";

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Whoever_holds_the_permission_in_the_unit_is_told_and_nobody_else(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var unit = await host.ScalarAsync<long>("SELECT id FROM identity_units WHERE code = 'M1'");
        await host.ScalarAsync<long>("UPDATE identity_users SET unit_id = (SELECT id FROM identity_units WHERE code = 'M1') WHERE user_name = 'fresh'");
        async Task<string[]> ToldByAsync(string actor, Permission permission)
        {
            await host.ScalarAsync<long>("DELETE FROM identity_notifications");
            await host.AsAsync(actor, services => TellAsync(services, Recipients.HoldersOf(permission, unit)));
            return await ToldAsync(host);
        }

        (await ToldByAsync("ops", Permissions.ViewAccounts)).ShouldBe(["boss"]);
        (await ToldByAsync("boss", Permissions.ViewAccounts)).ShouldBeEmpty();
        (await ToldByAsync("ops", Permissions.ManageSettings)).ShouldBeEmpty();

        // A role changed by hand holds what is stored of it, and what that implies.
        await host.ScalarAsync<long>("UPDATE identity_roles SET customized = TRUE WHERE stereotype = 'MemberAdministrator'");
        (await ToldByAsync("ops", Permissions.ViewAccounts)).ShouldBeEmpty();
        await host.ScalarAsync<long>("INSERT INTO identity_role_permissions (role_id, permission) SELECT id, 'Identity.ManageAccounts' FROM identity_roles WHERE stereotype = 'PaymentReviewer'");
        (await ToldByAsync("ops", Permissions.ViewAccounts)).ShouldBe(["boss", "fresh"]);
        await host.ScalarAsync<long>("UPDATE identity_users SET enabled = FALSE WHERE user_name = 'fresh'");
        await host.ScalarAsync<long>("UPDATE identity_users SET valid_to = 20200101 WHERE user_name = 'boss'");
        (await ToldByAsync("ops", Permissions.ViewAccounts)).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task What_is_rolled_back_tells_nobody(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var clerk = await IdAsync(host, "clerk");

        await Should.ThrowAsync<InvalidOperationException>(() => host.AsAsync("boss", services => TellAsync(services, Recipients.Accounts(clerk), then: () => throw new InvalidOperationException())));
        (await ToldAsync(host)).ShouldBeEmpty();

        await host.AsAsync("boss", services => TellAsync(services, Recipients.Accounts(clerk, null, "client:trading")));
        (await ToldAsync(host)).ShouldBe(["clerk"]);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_change_of_ones_account_is_told_to_its_person_alone_and_read_once(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var boss = await host.SignInAsync("boss");
        using var clerk = await host.SignInAsync("clerk");
        using var root = await host.SignInAsync("root");
        Bell(await clerk.GetStringAsync(Page)).ShouldBe("");
        var accounts = await boss.GetStringAsync("Identity/Accounts");
        await boss.PostFormAsync("Identity/Accounts?handler=Unlock", accounts, [("id", await IdAsync(host, "clerk"))]);

        var page = await clerk.GetStringAsync(Page);
        page.ShouldContain("您的账号已解锁");
        page.ShouldContain("由吴海燕解锁");
        Bell(await clerk.GetStringAsync("Identity/ChangePassword")).ShouldBe("1");
        foreach (var other in (HttpClient[])[boss, root])
        {
            (await other.GetStringAsync(Page)).ShouldContain("还没有消息");
            Bell(await other.GetStringAsync("Identity/ChangePassword")).ShouldBe("");
        }

        var id = (await host.ScalarAsync<long>("SELECT id FROM identity_notifications")).ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var handler in (string[])["Open", "Read"])
            (await root.PostFormAsync($"{Page}?handler={handler}", await root.GetStringAsync(Page), [("id", id)])).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await root.PostFormAsync(Page + "?handler=ReadAll", await root.GetStringAsync(Page), [("newest", id)]);
        Bell(await clerk.GetStringAsync("Identity/ChangePassword")).ShouldBe("1");

        using var opened = await clerk.PostFormAsync(Page + "?handler=Open", page, [("id", id)]);
        opened.Headers.Location!.ToString().ShouldBe("/hall/Identity/ChangePassword");
        Bell(await clerk.GetStringAsync(Page)).ShouldBe("");
        (await clerk.GetStringAsync(Page + "?view=unread")).ShouldContain("没有未读的消息");
        (await clerk.GetStringAsync(Page)).ShouldContain("您的账号已解锁");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Everyone_reads_it_in_the_own_language_and_all_of_it_is_marked_at_once(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var clerk = await IdAsync(host, "clerk");
        for (var i = 0; i < Inbox.PageSize + 2; i++)
            await host.AsAsync("boss", services => TellAsync(services, Recipients.Accounts(clerk)));
        using var browser = await host.SignInAsync("clerk");
        await browser.GetAsync("language/en");

        var page = await browser.GetStringAsync(Page);
        page.ShouldContain("Your account is unlocked");
        page.ShouldContain("Unlocked by 吴海燕");
        Unread().Count(page).ShouldBe(Inbox.PageSize);
        var next = NextPage().Match(page).Groups["next"].Value;
        Unread().Count(await browser.GetStringAsync(Page + "?after=" + next)).ShouldBe(2);

        await host.AsAsync("boss", services => TellAsync(services, Recipients.Accounts(clerk)));
        await browser.PostFormAsync(Page + "?handler=ReadAll", page, [("newest", Newest().Match(page).Groups["id"].Value)]);

        // What came after the page was shown was not seen.
        Bell(await browser.GetStringAsync(Page)).ShouldBe("1");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Messages_are_dropped_long_after_they_were_read_and_not_before(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        await host.AsAsync("boss", async services => await TellAsync(services, Recipients.Accounts(await IdAsync(host, "clerk"), await IdAsync(host, "fresh"))));
        await host.AsAsync("clerk", services => services.GetRequiredService<Inbox>().ReadAllAsync(long.MaxValue, default));
        host.Clock.Advance(TimeSpan.FromDays(89));
        await SweepAsync(host);
        (await ToldAsync(host)).ShouldBe(["clerk", "fresh"]);
        host.Clock.Advance(TimeSpan.FromDays(2));
        await SweepAsync(host);
        (await ToldAsync(host)).ShouldBe(["fresh"]);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_sender_gets_what_it_wants_once_and_again_after_it_failed(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartWithAsync("OutsideSenders", database);
        var sent = await host.InTenantAsync(IdentityHost.Tenant, services => Task.FromResult(services.GetRequiredService<OutsideSenders.Gateway>()));
        await host.ScalarAsync<long>("UPDATE identity_users SET email = 'clerk@example.org' WHERE user_name = 'clerk'");
        await host.AsAsync("boss", async services => await TellAsync(services, Recipients.Accounts(await IdAsync(host, "clerk"), await IdAsync(host, "fresh"))));
        await host.AsAsync("boss", async services => await TellAsync(services, Recipients.Accounts(await IdAsync(host, "clerk")), kind: "Quiet"));

        sent.IsDown = true;
        await SendAsync(host);
        sent.IsDown = false;
        await SendAsync(host);
        sent.Messages.ShouldBeEmpty();
        host.Clock.Advance(TimeSpan.FromMinutes(3));
        await SendAsync(host);
        await SendAsync(host);

        sent.Messages.Select(message => (message.Address, message.Title, message.Body)).ShouldBe([("clerk@example.org", "您的账号已解锁", "由吴海燕解锁；连续输错不是您本人，请立即修改密码")]);
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_outside_deliveries")).ShouldBe(0);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task What_is_sent_out_is_in_the_language_of_whoever_gets_it(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartWithAsync("OutsideSenders", database);
        var sent = await host.InTenantAsync(IdentityHost.Tenant, services => Task.FromResult(services.GetRequiredService<OutsideSenders.Gateway>()));
        await host.ScalarAsync<long>("UPDATE identity_users SET email = user_name || '@example.org', language = CASE user_name WHEN 'clerk' THEN 'en' END");
        await host.AsAsync("boss", async services => await TellAsync(services, Recipients.Accounts(await IdAsync(host, "clerk"), await IdAsync(host, "fresh"))));

        await SendAsync(host);

        // The background task may have sent them at the same moment as well: they come at least once.
        sent.Messages.Select(message => (message.Address, message.Title)).Distinct().ShouldBe([("clerk@example.org", "Your account is unlocked"), ("fresh@example.org", "您的账号已解锁")], ignoreOrder: true);
    }

    private static async Task<bool> TellAsync(IServiceProvider services, Recipients recipients, Action? then = null, string? kind = null)
    {
        var (notifier, actor) = (services.GetRequiredService<INotifier>(), services.GetRequiredService<AccessContext>().ActorName);
        return await services.GetRequiredService<ITenantWriter>().ExecuteAsync(
            async (transaction, cancellation) =>
            {
                var notice = AccountNotices.Unlocked(actor);
                await notifier.NotifyAsync(transaction, recipients, notice with { Kind = kind ?? notice.Kind }, cancellation);
                then?.Invoke();
                return true;
            },
            default);
    }

    private static async Task<string> IdAsync(TestHost host, string userName)
        => (await host.ScalarAsync<string>($"SELECT id FROM identity_users WHERE user_name = '{userName}'"))!;

    private static async Task<string[]> ToldAsync(TestHost host)
        => ((await host.ScalarAsync<string>(
            host.Tenants.Find(IdentityHost.Tenant)!.Settings.Database.Provider == DatabaseProvider.PostgreSql
                ? "SELECT string_agg(user_name, ' ' ORDER BY user_name) FROM identity_notifications JOIN identity_users ON identity_users.id = user_id"
                : "SELECT group_concat(user_name, ' ' ORDER BY user_name) FROM identity_notifications JOIN identity_users ON identity_users.id = user_id")) ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static Task SweepAsync(TestHost host)
        => host.InTenantAsync(IdentityHost.Tenant, services => services.GetRequiredService<SweepNotifications>().RunAsync(default));

    private static Task SendAsync(TestHost host)
        => host.InTenantAsync(IdentityHost.Tenant, services => services.GetRequiredService<SendOutside>().RunAsync(default));

    private static string Bell(string page) => Number().Match(page) is { Success: true } found ? found.Groups["count"].Value : throw new InvalidOperationException("There is no bell: " + page);

    [GeneratedRegex("""class="btn btn-icon bell"[^>]*>\s*<[^>]+></[^>]+>(<em[^>]*>(?<count>[^<]+)</em>)?\s*</a>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex("class=\"unread\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unread();

    [GeneratedRegex("""after=(?<next>[^"&]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NextPage();

    [GeneratedRegex("""name="newest" value="(?<id>\d+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Newest();
}
