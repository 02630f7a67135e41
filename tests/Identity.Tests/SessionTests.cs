using System.Net;
using AngleSharp;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests;

/// <summary>Where an account is signed in, and signing it out elsewhere (I-02, I-14).</summary>
public sealed class SessionTests
{
    private const string Own = "Identity/My";
    private const string Chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
    private const string Safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_person_sees_their_sessions_in_plain_words_and_signs_one_out_elsewhere(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var here = await SignInAsync(host, "boss", Chrome);
        using var phone = await SignInAsync(host, "boss", Safari);
        using var third = await SignInAsync(host, "boss", "curl/8.5.0");
        using var clerk = await SignInAsync(host, "clerk", Safari);

        var rows = await RowsAsync(here, Own);
        rows.Select(row => row.Name).ShouldBe(["Chrome · Windows 本机", "Safari · iPhone", "curl"], ignoreOrder: true);
        (await EndAsync(here, Own, rows.Single(row => row.Name.StartsWith("Safari", StringComparison.Ordinal)).Handle)).ShouldBe(HttpStatusCode.Redirect);

        (await phone.GetAsync(Own)).Headers.Location!.ToString().ShouldContain("/Identity/SignIn");
        (await third.GetAsync(Own)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await clerk.GetAsync(Own)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await RowsAsync(here, Own)).Count.ShouldBe(2);
        (await host.ScalarAsync<string>("SELECT state_before FROM identity_audit WHERE action = 'Identity.SessionEnded' AND subject = 'account:boss'"))!.ShouldContain("Safari · iPhone");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Signing_out_all_others_leaves_this_browser_and_its_apps_alone(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var here = await SignInAsync(host, "boss", Chrome);
        using var there = await SignInAsync(host, "boss", Safari);
        using var clerk = await SignInAsync(host, "clerk", Safari);
        using var program = host.Anonymous();
        var kept = await here.AppAsync();
        var lost = await there.AppAsync();

        (await SubmitAsync(here, Own + "?ask=sessions", Own + "?handler=EndSessions", [])).ShouldBe(HttpStatusCode.Redirect);

        (await there.GetAsync(Own)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await here.GetAsync(Own)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await clerk.GetAsync(Own)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await program.CallAsync("api/identity/antiforgery", kept.Access)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await program.CallAsync("api/identity/antiforgery", lost.Access)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await program.RenewAsync(kept.Refresh)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await program.RenewAsync(lost.Refresh)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_audit WHERE action = 'Identity.SessionsEnded'")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Nobody_ends_a_session_of_somebody_else_on_their_own_page(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var boss = await SignInAsync(host, "boss", Chrome);
        using var clerk = await SignInAsync(host, "clerk", Safari);
        using var clerkElsewhere = await SignInAsync(host, "clerk", Chrome);
        var handle = (await RowsAsync(clerk, Own)).Single(row => row.Handle.Length > 0).Handle;

        (await EndAsync(boss, Own, handle)).ShouldBe(HttpStatusCode.NotFound);
        (await EndAsync(boss, Own, "made-up")).ShouldBe(HttpStatusCode.NotFound);

        (await clerkElsewhere.GetAsync(Own)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_administrator_ends_the_sessions_of_an_account_they_may_manage(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var boss = await SignInAsync(host, "boss", Chrome);
        using var one = await SignInAsync(host, "clerk", Chrome);
        using var two = await SignInAsync(host, "clerk", Safari);
        using var three = await SignInAsync(host, "clerk", "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0");
        var page = "Identity/Accounts/Details?id=" + await IdAsync(host, "clerk");

        var rows = await RowsAsync(boss, page);
        rows.Select(row => row.Name).ShouldBe(["Chrome · Windows", "Safari · iPhone", "Firefox · Linux"], ignoreOrder: true);
        (await EndAsync(boss, page, rows.Single(row => row.Name.StartsWith("Chrome", StringComparison.Ordinal)).Handle)).ShouldBe(HttpStatusCode.Redirect);
        (await one.GetAsync(Own)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await two.GetAsync(Own)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await SubmitAsync(boss, page + "&ask=sessions", page + "&handler=EndSessions", [])).ShouldBe(HttpStatusCode.Redirect);
        (await two.GetAsync(Own)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await three.GetAsync(Own)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await RowsAsync(boss, page)).ShouldBeEmpty();
        (await boss.GetAsync(Own)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.ScalarAsync<string>("SELECT actor_name FROM identity_audit WHERE action = 'Identity.SessionsEnded' AND subject = 'account:clerk'")).ShouldBe("吴海燕");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Another_members_account_is_not_there_and_a_wider_one_keeps_its_sessions(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var boss = await SignInAsync(host, "boss", Chrome);
        using var other = await SignInAsync(host, "other", Safari);
        using var root = await SignInAsync(host, "root", Safari);
        var stranger = "Identity/Accounts/Details?id=" + await IdAsync(host, "other");
        foreach (var page in new[] { stranger, "Identity/Accounts/Details?id=made-up", "Identity/Accounts/Details" })
        {
            var separator = page.Contains('?', StringComparison.Ordinal) ? "&" : "?";
            (await boss.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.NotFound, page);
            (await SubmitAsync(boss, Own, page + separator + "handler=EndSessions", [])).ShouldBe(HttpStatusCode.NotFound, page);
            (await SubmitAsync(boss, Own, page + separator + "handler=EndSession", [("session", "made-up")])).ShouldBe(HttpStatusCode.NotFound, page);
        }

        // In the same unit as the administrator of everything, who holds more than an operator that may manage accounts.
        await host.ScalarAsync<long>("INSERT INTO identity_role_permissions (role_id, permission) SELECT id, 'Identity.ManageAccounts' FROM identity_roles WHERE stereotype = 'ExchangeOperator'");
        await host.ScalarAsync<long>("UPDATE identity_access_version SET value = value + 1");
        using var ops = await SignInAsync(host, "ops", Chrome);
        var wider = "Identity/Accounts/Details?id=" + await IdAsync(host, "root");
        var html = await ops.GetStringAsync(wider);
        html.ShouldContain("权限超出您自己的权限");
        html.ShouldNotContain("session-list");
        await SubmitAsync(ops, Own, wider + "&handler=EndSessions", []);
        (await ops.GetStringAsync(wider)).ShouldContain("权限超出您自己的权限");

        (await other.GetAsync(Own)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await root.GetAsync(Own)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_may_only_look_at_accounts_ends_no_session()
    {
        await using var host = await IdentityHost.StartAsync();
        using var ops = await SignInAsync(host, "ops", Chrome);
        using var clerk = await SignInAsync(host, "clerk", Safari);
        var page = "Identity/Accounts/Details?id=" + await IdAsync(host, "clerk");

        (await ops.GetStringAsync(page)).ShouldNotContain("session-list");
        (await SubmitAsync(ops, Own, page + "&handler=EndSessions", [])).ShouldBe(HttpStatusCode.Forbidden);

        (await clerk.GetAsync(Own)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_session_that_is_over_is_listed_no_more()
    {
        await using var host = await IdentityHost.StartAsync();
        using var idle = await SignInAsync(host, "boss", Safari);
        host.Clock.Advance(TimeSpan.FromMinutes(25));
        using var here = await SignInAsync(host, "boss", Chrome);
        (await RowsAsync(here, Own)).Count.ShouldBe(2);

        host.Clock.Advance(TimeSpan.FromMinutes(6));

        (await RowsAsync(here, Own)).ShouldHaveSingleItem().Name.ShouldBe("Chrome · Windows 本机");
    }

    private static async Task<HttpClient> SignInAsync(TestHost host, string userName, string userAgent)
    {
        var client = host.Anonymous();
        client.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
        using var answer = await host.TryAsync(client, userName, IdentityHost.Password);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return client;
    }

    private static Task<string?> IdAsync(TestHost host, string userName)
        => host.ScalarAsync<string>($"SELECT id FROM identity_users WHERE user_name = '{userName}'");

    private static Task<HttpStatusCode> EndAsync(HttpClient client, string page, string handle)
        => SubmitAsync(client, page, page + (page.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "handler=EndSession", [("session", handle)]);

    private static async Task<HttpStatusCode> SubmitAsync(HttpClient client, string page, string target, IEnumerable<(string Name, string Value)> fields)
    {
        using var answer = await client.PostFormAsync(target, await client.GetStringAsync(page), fields);
        return answer.StatusCode;
    }

    /// <summary>The rows of the list: the browser's name as it is read, and what a form would send.</summary>
    private static async Task<List<(string Name, string Handle)>> RowsAsync(HttpClient client, string address)
    {
        var html = await client.GetStringAsync(address);
        var page = await BrowsingContext.New(Configuration.Default).OpenAsync(response => response.Content(html));
        return [.. page.QuerySelectorAll("#session-list tbody tr").Select(row => (
            string.Join(' ', row.QuerySelector("td")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            row.QuerySelector("input[name=session]")?.GetAttribute("value") ?? ""))];
    }
}
