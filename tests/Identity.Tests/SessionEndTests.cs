using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Identity.Accounts;
using PayHall.Identity.Certificates;
using PayHall.Identity.Certificates.Demo;
using PayHall.Identity.Roles;
using PayHall.Identity.Tests.Certificates;
using PayHall.Recipes;
using PayHall.Security;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests;

/// <summary>What ends a session, and with it the tokens made from it, at the next request (I-02, I-06, I-11).</summary>
public sealed class SessionEndTests
{
    /// <summary>Each way in which an administrator takes somebody's access away.</summary>
    public static TheoryData<string, DatabaseProvider> Ways
    {
        get
        {
            var ways = new TheoryData<string, DatabaseProvider>();
            foreach (var way in new[] { "password reset", "roles", "moved", "disabled", "expired", "deleted", "second factor", "certificate bound", "certificate unbound", "certificate revoked" })
            {
                ways.Add(way, DatabaseProvider.Sqlite);
                ways.Add(way, DatabaseProvider.PostgreSql);
            }

            return ways;
        }
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task A_change_of_the_account_ends_its_session_and_the_tokens_made_from_it(string way, DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var id = (await host.ScalarAsync<string>("SELECT id FROM identity_users WHERE user_name = 'clerk'"))!;
        if (way.StartsWith("certificate", StringComparison.Ordinal))
            await StepAsync(host, """{ "name": "certificates", "demo": true, "users": ["clerk"] }""");
        if (way == "second factor")
            await host.ScalarAsync<long>("UPDATE identity_users SET two_factor_enabled = FALSE WHERE user_name = 'clerk'");
        using var clerk = await host.SignInAsync("clerk");
        using var bystander = await host.SignInAsync("boss");
        using var app = host.Anonymous();
        var (access, refresh) = await clerk.AppAsync();
        (await clerk.GetAsync("Identity/ChangePassword")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.CallAsync("api/identity/antiforgery", access)).StatusCode.ShouldBe(HttpStatusCode.OK);

        if (way == "second factor")
            await host.ScalarAsync<long>("UPDATE identity_users SET two_factor_enabled = TRUE WHERE user_name = 'clerk'");
        await host.AsAsync("root", services => ChangeAsync(services, way, id, host));

        (await clerk.GetAsync("Identity/ChangePassword")).Headers.Location!.ToString().ShouldContain("/Identity/SignIn");
        (await app.CallAsync("api/identity/antiforgery", access)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await app.RenewAsync(refresh)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await bystander.GetAsync("Identity/ChangePassword")).StatusCode.ShouldBe(HttpStatusCode.OK, "nobody else is signed out");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_account_whose_last_day_ends_is_out_at_midnight(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        // 23:50 in Shanghai.
        host.Clock.SetTo(new DateTimeOffset(2026, 11, 20, 15, 50, 0, TimeSpan.Zero));
        await host.ScalarAsync<long>("UPDATE identity_users SET valid_to = 20261120 WHERE user_name = 'clerk'");
        using var clerk = await host.SignInAsync("clerk");
        using var app = host.Anonymous();
        var (access, refresh) = await clerk.AppAsync();

        host.Clock.Advance(TimeSpan.FromMinutes(15));

        (await clerk.GetAsync("Identity/ChangePassword")).Headers.Location!.ToString().ShouldContain("/Identity/SignIn");
        (await app.CallAsync("api/identity/antiforgery", access)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await app.RenewAsync(refresh)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_revocation_list_that_is_uploaded_signs_out_whom_it_revokes_and_nobody_else(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var authority = TestAuthority.Root();
        using var certificate = authority.Issue();
        using var other = authority.Issue("吴海燕");
        await host.TrustAsync(authority);
        await host.BindAsync("clerk", certificate);
        await host.BindAsync("boss", other);
        using var clerk = host.Anonymous();
        using var boss = host.Anonymous();
        (await clerk.SignInWithAsync(certificate)).ShouldBeEmpty();
        (await boss.SignInWithAsync(other)).ShouldBeEmpty();

        await UploadAsync(authority.List(issued: TimeSpan.FromHours(-1), revoked: certificate));

        (await clerk.GetAsync("Identity/MyCertificates")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await boss.GetAsync("Identity/MyCertificates")).StatusCode.ShouldBe(HttpStatusCode.OK);

        // The next list, which revokes it still, signs nobody out who came in otherwise since.
        using var again = await host.SignInAsync("clerk");
        await UploadAsync(authority.List(issued: TimeSpan.FromMinutes(-30), revoked: certificate));
        (await again.GetAsync("Identity/MyCertificates")).StatusCode.ShouldBe(HttpStatusCode.OK);

        Task UploadAsync(byte[] list)
            => host.InTenantAsync(IdentityHost.Tenant, services => services.GetRequiredService<AddRevocationList>().HandleAsync(list, CancellationToken.None));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_ca_that_is_removed_signs_out_whoever_holds_its_certificates_and_nobody_else(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var leaving = TestAuthority.Root();
        using var staying = TestAuthority.Root("另一家 CA");
        using var certificate = leaving.Issue();
        using var other = staying.Issue("吴海燕");
        await host.TrustAsync(leaving);
        await host.TrustAsync(staying);
        await host.BindAsync("clerk", certificate);
        await host.BindAsync("boss", other);
        using var clerk = host.Anonymous();
        using var boss = host.Anonymous();
        (await clerk.SignInWithAsync(certificate)).ShouldBeEmpty();
        (await boss.SignInWithAsync(other)).ShouldBeEmpty();

        var id = await host.ScalarAsync<long>("SELECT min(id) FROM identity_authorities");
        await host.AsAsync("root", services => services.GetRequiredService<RemoveAuthority>().HandleAsync(id, CancellationToken.None));

        (await clerk.GetAsync("Identity/MyCertificates")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await boss.GetAsync("Identity/MyCertificates")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var told = await host.SignInAsync("clerk");
        (await told.GetStringAsync("Identity/My/Notifications")).ShouldContain("周正移除了它的 CA");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_permission_taken_from_a_role_is_gone_at_the_next_request_of_session_and_token(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var role = await host.ScalarAsync<long>("SELECT id FROM identity_roles WHERE stereotype = 'PaymentReviewer'");
        await SaveAsync(1, Permissions.ViewOrganizations.Name);
        using var clerk = await host.SignInAsync("clerk");
        using var app = host.Anonymous();
        var (access, _) = await clerk.AppAsync();
        (await clerk.GetAsync("Identity/Organizations")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.CallAsync("api/identity/units", access)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await SaveAsync(2);

        (await clerk.GetAsync("Identity/Organizations")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await app.CallAsync("api/identity/units", access)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        Task SaveAsync(int revision, params string[] permissions)
            => host.AsAsync("root", services => services.GetRequiredService<SaveRole>().HandleAsync(
                new SaveRoleCommand { Id = role, Revision = revision, Name = "支付货款复核", UnitId = 1, Type = "Business", Scope = DataScopeKind.OwnUnitAndBelow, Permissions = permissions }, default));
    }

    private static async Task ChangeAsync(IServiceProvider services, string way, string id, TestHost host)
    {
        var unit = await host.ScalarAsync<long>("SELECT unit_id FROM identity_users WHERE user_name = 'clerk'");
        var elsewhere = await host.ScalarAsync<long>("SELECT id FROM identity_units WHERE code = 'M2'");
        var yesterday = services.GetRequiredService<TenantClock>().Today.AddDays(-1);
        var same = new SaveAccountCommand { Id = id, DisplayName = "陈静怡", UnitId = unit, Enabled = true };
        await (way switch
        {
            "password reset" => services.GetRequiredService<ResetPassword>().HandleAsync(id, default),
            "roles" => services.GetRequiredService<AssignRoles>().HandleAsync(id, [], null, default),
            "moved" => services.GetRequiredService<SaveAccount>().HandleAsync(same with { UnitId = elsewhere }, default),
            "disabled" => services.GetRequiredService<SaveAccount>().HandleAsync(same with { Enabled = false }, default),
            "expired" => services.GetRequiredService<SaveAccount>().HandleAsync(same with { ValidTo = yesterday }, default),
            "deleted" => services.GetRequiredService<DeleteAccount>().HandleAsync(id, default),
            "second factor" => services.GetRequiredService<SecondFactors.ResetSecondFactor>().HandleAsync(id, default),
            "certificate bound" => services.GetRequiredService<IssueDemoCertificate>().HandleAsync(id, default),
            "certificate unbound" => services.GetRequiredService<UnbindCertificate>().HandleAsync(id, await host.ScalarAsync<long>("SELECT max(id) FROM identity_certificates"), default),
            "certificate revoked" => (Task)services.GetRequiredService<RevokeDemoCertificate>().HandleAsync(await host.ScalarAsync<long>("SELECT max(id) FROM identity_demo_certificates"), default),
            _ => throw new ArgumentOutOfRangeException(nameof(way), way, "unknown"),
        });
    }

    private static Task StepAsync(TestHost host, string json)
        => host.InTenantAsync(IdentityHost.Tenant, services =>
        {
            var step = new RecipeStep("test", 0, JsonNode.Parse(json)!.AsObject());
            return services.GetServices<IRecipeStepHandler>().Single(handler => handler.Name == step.Name).ExecuteAsync(step, CancellationToken.None);
        });
}
