using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Identity.Accounts;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests;

/// <summary>Tokens of people's apps: renewed, copied, taken back, ended (I-11).</summary>
public sealed class RefreshTokenTests
{
    private const string Units = "api/identity/units";

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_refresh_token_gets_the_next_pair(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var root = await host.SignInAsync("root");
        using var app = host.Anonymous();
        var first = await root.AppAsync();

        using var answer = await app.RenewAsync(first.Refresh);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var second = Calls.Pair(await answer.JsonAsync());
        second.Refresh.ShouldNotBe(first.Refresh);
        (await app.CallAsync(Units, second.Access)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.RenewAsync(second.Refresh)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.ScalarAsync<long>($"SELECT count(*) FROM identity_refresh_tokens WHERE hash IN ('{first.Refresh}', '{second.Refresh}')")).ShouldBe(0);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_refresh_token_that_comes_a_second_time_ends_the_app(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var root = await host.SignInAsync("root");
        using var app = host.Anonymous();
        var first = await root.AppAsync();
        var second = Calls.Pair(await (await app.RenewAsync(first.Refresh)).JsonAsync());

        await RefusedAsync(await app.RenewAsync(first.Refresh), "invalid_grant");

        await RefusedAsync(await app.RenewAsync(second.Refresh), "invalid_grant");
        (await app.CallAsync(Units, second.Access)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await host.ScalarAsync<string>("SELECT end_reason FROM identity_token_families")).ShouldBe("Reused");
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_audit WHERE action = 'Identity.AppTokensEnded'")).ShouldBe(1);
        (await root.GetAsync("Identity/Accounts")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task The_same_refresh_token_many_times_at_the_same_moment_gives_one_pair(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var root = await host.SignInAsync("root");
        using var app = host.Anonymous();
        var (_, refresh) = await root.AppAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.RenewAsync(refresh)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.BadRequest).ShouldBe(7);
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_refresh_tokens")).ShouldBe(2);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_changed_password_ends_the_apps(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var boss = await host.SignInAsync("boss");
        using var app = host.Anonymous();
        var (access, refresh) = await boss.AppAsync();

        (await boss.SubmitAsync("Identity/ChangePassword", ("Input.Current", IdentityHost.Password), ("Input.New", "Blue-Harbor-9"), ("Input.Repeated", "Blue-Harbor-9"))).ShouldBeEmpty();

        await RefusedAsync(await app.RenewAsync(refresh), "invalid_grant");
        (await app.CallAsync("api/identity/antiforgery", access)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("roles")]
    [InlineData("disabled")]
    [InlineData("over")]
    public async Task A_change_of_roles_or_state_of_the_account_ends_the_apps(string change)
    {
        await using var host = await IdentityHost.StartAsync();
        using var clerk = await host.SignInAsync("clerk");
        using var app = host.Anonymous();
        var (access, refresh) = await clerk.AppAsync();
        var id = (await host.ScalarAsync<string>("SELECT id FROM identity_users WHERE user_name = 'clerk'"))!;

        if (change == "roles")
            await host.AsAsync("root", services => services.GetRequiredService<AssignRoles>().HandleAsync(id, [], null, CancellationToken.None));
        else if (change == "disabled")
            await host.ScalarAsync<long>("UPDATE identity_users SET enabled = FALSE WHERE user_name = 'clerk'");
        else
            host.Clock.Advance(TimeSpan.FromDays(31));

        await RefusedAsync(await app.RenewAsync(refresh), "invalid_grant");
        (await app.CallAsync("api/identity/antiforgery", access)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Signing_out_ends_the_apps_that_were_let_in_there_and_an_idle_browser_does_not(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var here = await host.SignInAsync("root");
        using var there = await host.SignInAsync("root");
        using var app = host.Anonymous();
        var ending = await here.AppAsync();
        var staying = await there.AppAsync();

        await here.PostFormAsync("Identity/SignOut", await here.GetStringAsync("Identity/ChangePassword"), []);
        host.Clock.Advance(TimeSpan.FromHours(3));

        await RefusedAsync(await app.RenewAsync(ending.Refresh), "invalid_grant");
        (await app.RenewAsync(staying.Refresh)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Another_tenants_refresh_token_is_refused()
    {
        await using var host = await IdentityHost.StartAsync();
        await host.CreateTenantAsync("twin", "people");
        using var root = await host.SignInAsync("root");
        using var twin = host.CreateClient("twin");
        var (_, refresh) = await root.AppAsync();

        await RefusedAsync(await twin.RenewAsync(refresh), "invalid_grant");
        await RefusedAsync(await twin.RenewAsync("made-up"), "invalid_grant");
        await RefusedAsync(await twin.ConnectAsync("token", ("grant_type", "refresh_token")), "invalid_request");
    }

    [Fact]
    public async Task An_app_can_be_narrowed_and_never_widens_itself()
    {
        await using var host = await IdentityHost.StartAsync();
        using var root = await host.SignInAsync("root");
        using var app = host.Anonymous();
        using var wrong = await root.SendAsync("api/identity/tokens", HttpMethod.Post, new { scope = "Identity.Everything" });
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await wrong.JsonAsync()).GetProperty("errors").TryGetProperty("scope", out _).ShouldBeTrue();

        var (access, refresh) = await root.AppAsync(new { name = "报表工具", scope = "Identity.ViewClients Identity.ViewOrganizations" });

        (await app.CallAsync(Units, access)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.CallAsync("api/identity/clients", access)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.CallAsync("api/identity/clients/trading", access, HttpMethod.Delete)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await RefusedAsync(await app.RenewAsync(refresh, ("scope", "Identity.ManageClients")), "invalid_scope");
        var next = await (await app.RenewAsync(refresh, ("scope", "Identity.ViewClients"))).JsonAsync();
        next.GetProperty("scope").GetString().ShouldBe("Identity.ViewClients");
        (await app.CallAsync(Units, Calls.Pair(next).Access)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Tokens_are_given_back_as_RFC_7009_says(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var root = await host.SignInAsync("root");
        using var app = host.Anonymous();
        var one = await root.AppAsync();
        var two = await root.AppAsync();
        var client = await app.ClientTokenAsync("trading", IdentityHost.ClientSecret);

        (await app.ConnectAsync("revoke", ("token", one.Access))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.CallAsync(Units, one.Access)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await app.RenewAsync(one.Refresh)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await app.ConnectAsync("revoke", ("token", two.Refresh), ("token_type_hint", "refresh_token"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.CallAsync(Units, two.Access)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await RefusedAsync(await app.RenewAsync(two.Refresh), "invalid_grant");

        await RefusedAsync(await app.ConnectAsync("revoke", ("token", client)), "invalid_client", 401);
        await RefusedAsync(await app.ConnectAsync("revoke", ("token", client), ("client_id", "trading"), ("client_secret", "wrong")), "invalid_client", 401);
        (await app.CallAsync(Units, client)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.ConnectAsync("revoke", ("token", client), ("client_id", "trading"), ("client_secret", IdentityHost.ClientSecret))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.CallAsync(Units, client)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await app.CallAsync(Units, await app.ClientTokenAsync("trading", IdentityHost.ClientSecret))).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await app.ConnectAsync("revoke", ("token", "made-up"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await RefusedAsync(await app.ConnectAsync("revoke"), "invalid_request");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_person_sees_the_own_apps_and_takes_them_back(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var root = await host.SignInAsync("root");
        using var boss = await host.SignInAsync("boss");
        using var app = host.Anonymous();
        var (access, refresh) = await boss.AppAsync(new { name = "对账助手" });
        await root.AppAsync(new { name = "管理工具" });
        var id = await host.ScalarAsync<string>("SELECT id FROM identity_token_families WHERE name = '对账助手'");

        var page = await boss.GetStringAsync("Identity/My/Tokens");
        page.ShouldContain("对账助手");
        page.ShouldNotContain("管理工具");
        var own = await root.GetStringAsync("Identity/My/Tokens");
        (await root.PostFormAsync("Identity/My/Tokens?handler=Revoke", own, [("id", id!)])).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.CallAsync("api/identity/antiforgery", access)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await boss.PostFormAsync("Identity/My/Tokens?handler=Revoke", page, [("id", id!)])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await app.CallAsync("api/identity/antiforgery", access)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await RefusedAsync(await app.RenewAsync(refresh), "invalid_grant");
        (await boss.GetStringAsync("Identity/My/Tokens")).ShouldContain("没有应用在用您的令牌");
    }

    private static async Task RefusedAsync(HttpResponseMessage answer, string error, int status = 400)
    {
        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.JsonAsync()).GetProperty("error").GetString().ShouldBe(error);
    }
}
