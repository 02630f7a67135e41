using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Identity.Clients;
using PayHall.Identity.Roles;
using PayHall.Security;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests;

/// <summary>Machine clients: made, changed, given new secrets, disabled, deleted; never beyond the rights of who does it (I-11).</summary>
public sealed class ClientTests
{
    private const string Units = "api/identity/units";

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_client_is_made_on_the_page_and_its_secret_shown_once(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var root = await host.SignInAsync("root");
        using var bank = host.Anonymous();

        (await root.SubmitAsync("Identity/Clients/Edit", Form("bank", "Identity.ViewOrganizations"))).ShouldBeEmpty();

        var page = await root.GetStringAsync("Identity/Clients/Edit?id=bank");
        var secret = page[(page.IndexOf("data-ph-copy=\"", StringComparison.Ordinal) + 14)..][..64];
        (await root.GetStringAsync("Identity/Clients/Edit?id=bank")).ShouldNotContain(secret);
        var token = await bank.ClientTokenAsync("bank", secret);
        (await bank.CallAsync(Units, token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await bank.CallAsync("api/identity/clients", token)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await root.GetStringAsync("Identity/Clients")).ShouldContain("bank");
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_audit WHERE action = 'Identity.ClientAdded' AND subject = 'client:bank'")).ShouldBe(1);
        (await host.ScalarAsync<long>($"SELECT count(*) FROM identity_audit WHERE state_after LIKE '%{secret}%'")).ShouldBe(0);
    }

    [Fact]
    public async Task Wrong_fields_are_named_and_an_id_is_given_once()
    {
        await using var host = await IdentityHost.StartAsync();
        using var root = await host.SignInAsync("root");

        (await root.SubmitAsync("Identity/Clients/Edit", Form("b", "Identity.ViewOrganizations"))).ShouldContain("客户端标识为 2 到 50 个");
        (await root.SubmitAsync("Identity/Clients/Edit", Form("trading", "Identity.ViewOrganizations"))).ShouldContain("客户端标识 trading 已被使用");
        (await root.SubmitAsync("Identity/Clients/Edit", [.. Form("bank", "Identity.ViewOrganizations").Where(field => field.Item1 != "Input.Scope"), ("Input.Scope", "AssignedAreas")])).ShouldContain("请选择数据范围");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Nobody_grants_a_client_what_they_do_not_hold_by_page_or_api(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var ops = await host.SignInAsync("ops");

        (await ops.SubmitAsync("Identity/Clients/Edit", Form("bank", "Identity.ManageRoles"))).ShouldContain("您自己没有");
        using var answer = await ops.SendAsync("api/identity/clients/bank", HttpMethod.Put, Body("Identity.ManageRoles"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.JsonAsync()).GetProperty("code").GetString().ShouldBe("PermissionBeyondAuthority");

        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_clients WHERE id = 'bank'")).ShouldBe(0);
        using var allowed = await ops.SendAsync("api/identity/clients/bank", HttpMethod.Put, Body("Identity.ViewOrganizations"));
        allowed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await allowed.JsonAsync()).GetProperty("clientSecret").GetString()!.Length.ShouldBe(64);
    }

    [Fact]
    public async Task Nobody_takes_over_a_client_that_may_do_more_than_they()
    {
        await using var host = await IdentityHost.StartAsync();
        await host.AsAsync("root", services => services.GetRequiredService<SaveClient>().HandleAsync(Command("strong", "Identity.ManageRoles"), CancellationToken.None));

        await host.AsAsync("ops", async services =>
        {
            await Should.ThrowAsync<ClientBeyondAuthorityException>(() => services.GetRequiredService<RotateClientSecret>().HandleAsync("strong", 0, CancellationToken.None));
            await Should.ThrowAsync<ClientBeyondAuthorityException>(() => services.GetRequiredService<DeleteClient>().HandleAsync("strong", CancellationToken.None));
            await Should.ThrowAsync<ClientBeyondAuthorityException>(() => services.GetRequiredService<SetClientEnabled>().HandleAsync("strong", false, CancellationToken.None));
            await Should.ThrowAsync<ClientBeyondAuthorityException>(() => services.GetRequiredService<SaveClient>().HandleAsync(Command("strong", "Identity.ViewOrganizations") with { Revision = 1 }, CancellationToken.None));
            await Should.ThrowAsync<PermissionBeyondAuthorityException>(() => services.GetRequiredService<SaveClient>().HandleAsync(Command("mine", "Identity.ManageAccounts"), CancellationToken.None));
        });
    }

    [Fact]
    public async Task Only_who_may_sees_clients_and_a_machine_makes_no_machines()
    {
        await using var host = await IdentityHost.StartAsync();
        using var boss = await host.SignInAsync("boss");
        using var trading = host.Anonymous();
        var token = await trading.ClientTokenAsync("trading", IdentityHost.ClientSecret);

        (await boss.GetAsync("Identity/Clients")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await boss.GetAsync("Identity/Clients/Edit?id=trading")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await boss.GetAsync("api/identity/clients")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await trading.CallAsync("api/identity/clients/successor", token, HttpMethod.Put, Body("Identity.ViewOrganizations"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await trading.CallAsync("api/identity/clients/trading/secrets", token, HttpMethod.Post, new { overlapDays = 7 })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var root = await host.SignInAsync("root");
        (await root.GetAsync("Identity/Clients/Edit?id=nothing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Two_secrets_work_at_a_time_while_the_other_side_changes_over(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var root = await host.SignInAsync("root");
        using var trading = host.Anonymous();

        var second = await RotateAsync(root, 7);
        var token = await trading.ClientTokenAsync("trading", IdentityHost.ClientSecret);
        await trading.ClientTokenAsync("trading", second);
        using var third = await root.SendAsync("api/identity/clients/trading/secrets", HttpMethod.Post, new { overlapDays = 7 });
        (await third.JsonAsync()).GetProperty("code").GetString().ShouldBe("ClientSecretsFull");

        host.Clock.Advance(TimeSpan.FromDays(7.1));
        await RefusedAsync(trading, IdentityHost.ClientSecret);
        await trading.ClientTokenAsync("trading", second);

        using var again = await host.SignInAsync("root");
        var replaced = await RotateAsync(again, 0);
        (await trading.CallAsync(Units, token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await RefusedAsync(trading, second);
        await trading.ClientTokenAsync("trading", replaced);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_secret_that_is_taken_back_stops_with_the_tokens_and_the_last_one_stays(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var root = await host.SignInAsync("root");
        using var trading = host.Anonymous();
        var second = await RotateAsync(root, 7);
        var token = await trading.ClientTokenAsync("trading", IdentityHost.ClientSecret);
        var old = await host.ScalarAsync<long>("SELECT min(id) FROM identity_client_secrets WHERE client_id = 'trading'");

        await host.AsAsync("root", services => services.GetRequiredService<RevokeClientSecret>().HandleAsync("trading", old, CancellationToken.None));

        await RefusedAsync(trading, IdentityHost.ClientSecret);
        (await trading.CallAsync(Units, token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await trading.CallAsync(Units, await trading.ClientTokenAsync("trading", second))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var last = await host.ScalarAsync<long>("SELECT max(id) FROM identity_client_secrets WHERE client_id = 'trading'");
        await host.AsAsync("root", services => Should.ThrowAsync<LastClientSecretException>(
            () => services.GetRequiredService<RevokeClientSecret>().HandleAsync("trading", last, CancellationToken.None)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_disabled_client_is_refused_at_once_and_its_old_tokens_stay_refused(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var root = await host.SignInAsync("root");
        using var trading = host.Anonymous();
        var token = await trading.ClientTokenAsync("trading", IdentityHost.ClientSecret);
        var page = await root.GetStringAsync("Identity/Clients?ask=disable&client=trading");

        (await root.PostFormAsync("Identity/Clients?handler=Disable", page, [("id", "trading")])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await trading.CallAsync(Units, token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await RefusedAsync(trading, IdentityHost.ClientSecret);
        (await root.PostFormAsync("Identity/Clients?handler=Enable", page, [("id", "trading")])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await trading.CallAsync(Units, token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await trading.CallAsync(Units, await trading.ClientTokenAsync("trading", IdentityHost.ClientSecret))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Fewer_permissions_and_the_end_of_validity_hold_from_the_next_call(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var root = await host.SignInAsync("root");
        using var trading = host.Anonymous();
        var token = await trading.ClientTokenAsync("trading", IdentityHost.ClientSecret);

        (await root.SendAsync("api/identity/clients/trading", HttpMethod.Put, Body("Identity.ViewAccounts"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await trading.CallAsync(Units, token)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        (await root.SendAsync("api/identity/clients/trading", HttpMethod.Put, new { name = "交易系统", unit = "EX", scope = "All", permissions = new[] { "Identity.ViewAccounts" }, validTo = "2020-01-01" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await trading.CallAsync(Units, token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await RefusedAsync(trading, IdentityHost.ClientSecret);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_deleted_client_is_out_and_its_id_is_never_given_again(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var root = await host.SignInAsync("root");
        using var trading = host.Anonymous();
        var token = await trading.ClientTokenAsync("trading", IdentityHost.ClientSecret);

        (await root.SendAsync("api/identity/clients/trading", HttpMethod.Delete, null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await trading.CallAsync(Units, token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await RefusedAsync(trading, IdentityHost.ClientSecret);
        (await root.GetAsync("api/identity/clients/trading")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var again = await root.SendAsync("api/identity/clients/trading", HttpMethod.Put, Body("Identity.ViewAccounts"));
        (await again.JsonAsync()).GetProperty("code").GetString().ShouldBe("ClientIdTaken");
    }

    [Fact]
    public async Task A_save_from_an_older_page_is_refused()
    {
        await using var host = await IdentityHost.StartAsync();
        await host.AsAsync("root", async services =>
        {
            var save = services.GetRequiredService<SaveClient>();
            await save.HandleAsync(Command("bank", "Identity.ViewAccounts"), CancellationToken.None);
            await save.HandleAsync(Command("bank", "Identity.ViewAccounts") with { Revision = 1, Name = "银行一" }, CancellationToken.None);
            await Should.ThrowAsync<ClientChangedException>(() => save.HandleAsync(Command("bank", "Identity.ViewAccounts") with { Revision = 1, Name = "银行二" }, CancellationToken.None));
        });
    }

    [Fact]
    public async Task The_reference_shows_the_api_to_who_may_see_it()
    {
        await using var host = await IdentityHost.StartAsync();
        using var ops = await host.SignInAsync("ops");
        using var boss = await host.SignInAsync("boss");

        var page = await ops.GetStringAsync("Identity/ApiReference");

        page.ShouldContain("/api/identity/clients/{clientId}");
        page.ShouldContain("Identity.ManageClients");
        page.ShouldContain("/hall/connect/token");
        (await boss.GetAsync("Identity/ApiReference")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static (string, string)[] Form(string id, string permission) =>
    [
        ("Input.ClientId", id), ("Input.Name", "银行"), ("Input.UnitId", "1"), ("Input.Scope", "All"), ("Input.Enabled", "true"), ("Input.Permissions", permission),
    ];

    private static object Body(string permission) => new { name = "交易系统", unit = "EX", scope = "All", permissions = new[] { permission } };

    private static SaveClientCommand Command(string id, string permission)
        => new() { ClientId = id, Name = "系统", UnitId = 1, Scope = DataScopeKind.All, Permissions = [permission] };

    private static async Task<string> RotateAsync(HttpClient root, int days)
    {
        using var answer = await root.SendAsync("api/identity/clients/trading/secrets", HttpMethod.Post, new { overlapDays = days });
        return (await answer.JsonAsync()).GetProperty("clientSecret").GetString()!;
    }

    private static async Task RefusedAsync(HttpClient client, string secret)
    {
        using var answer = await client.ConnectAsync("token", ("grant_type", "client_credentials"), ("client_id", "trading"), ("client_secret", secret));
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.JsonAsync()).GetProperty("error").GetString().ShouldBe("invalid_client");
    }
}
