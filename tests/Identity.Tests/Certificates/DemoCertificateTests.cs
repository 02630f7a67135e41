using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Identity.Certificates.Demo;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests.Certificates;

/// <summary>The built-in test CA of demo tenants (I-06).</summary>
public sealed class DemoCertificateTests
{
    private const string Recipe = """
        { "name": "demo-ca", "displayName": "Demo", "steps": [
            { "name": "features", "enable": ["Identity"] },
            { "name": "settings", "site": { "name": "岭南药品交易中心" } },
            { "name": "organizations", "units": [{ "code": "EX", "name": "岭南药品交易中心", "kind": "Exchange" }] },
            { "name": "roles", "roles": [{ "name": "租户管理员", "stereotype": "TenantAdministrator", "scope": "All", "type": "Management" }] },
            { "name": "users", "demo": true, "users": [
                { "userName": "root", "displayName": "周正", "unit": "EX", "roles": ["TenantAdministrator"], "password": "Right#Pass-71" },
                { "userName": "keyed", "displayName": "宋知远", "unit": "EX", "roles": ["TenantAdministrator"], "caRequired": true },
                { "userName": "plain", "displayName": "何俊", "unit": "EX", "roles": ["TenantAdministrator"], "password": "Right#Pass-71" } ] },
            { "name": "certificates", "demo": true, "users": ["keyed"] } ] }
        """;

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_demo_recipe_hands_out_a_certificate_file_that_signs_in(DatabaseProvider database)
    {
        await using var host = await StartAsync(database);
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(host.Folder, "demo-certificates.json")));
        var entry = file.RootElement.GetProperty(IdentityHost.Tenant)[0];
        entry.GetProperty("userName").GetString().ShouldBe("keyed");
        using var certificate = X509CertificateLoader.LoadPkcs12FromFile(
            Path.Combine(host.Folder, entry.GetProperty("file").GetString()!), entry.GetProperty("password").GetString(), X509KeyStorageFlags.Exportable);
        using var client = host.Anonymous();

        (await client.SignInWithAsync(certificate)).ShouldBeEmpty();

        (await client.GetAsync("Identity/MyCertificates")).StatusCode.ShouldBe(HttpStatusCode.OK);
        DemoAccounts.Read(host.Folder, IdentityHost.Tenant).Users.ShouldNotContain(user => user.UserName == "keyed", "its password alone lets nobody in");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_administrator_issues_a_certificate_whose_password_is_shown_once_and_revokes_it(DatabaseProvider database)
    {
        await using var host = await StartAsync(database);
        using var root = await host.SignInAsync("root");
        var address = "Identity/Accounts/Certificates?id=" + await CertificatePageTests.IdAsync(host, "plain");
        (await root.SubmitAsync(address + "&handler=Issue")).ShouldBeEmpty();
        var shown = await root.GetStringAsync(address);
        var password = Between(shown, "<p class=\"issued\">", "</p>");
        (await root.GetStringAsync(address)).ShouldNotContain("class=\"issued\"");
        var id = await host.ScalarAsync<long>("SELECT max(id) FROM identity_demo_certificates");
        var content = await root.GetByteArrayAsync("Identity/Certificates?handler=Download&id=" + id.ToString(CultureInfo.InvariantCulture));
        using var certificate = X509CertificateLoader.LoadPkcs12(content, password, X509KeyStorageFlags.Exportable);
        using var client = host.Anonymous();
        (await client.SignInWithAsync(certificate)).ShouldBeEmpty();

        (await root.SubmitAsync("Identity/Certificates?handler=Revoke", ("id", id.ToString(CultureInfo.InvariantCulture)))).ShouldBeEmpty();

        (await client.GetAsync("Identity/MyCertificates")).StatusCode.ShouldBe(HttpStatusCode.Redirect, "what it opened is closed");
        using var again = host.Anonymous();
        (await again.SignInWithAsync(certificate)).ShouldContain("被颁发者吊销");
    }

    [Fact]
    public async Task Several_revocations_at_the_same_moment_are_all_on_the_list()
    {
        await using var host = await StartAsync(DatabaseProvider.PostgreSql);
        var id = await CertificatePageTests.IdAsync(host, "plain");
        for (var i = 0; i < 4; i++)
            await host.InTenantAsync(IdentityHost.Tenant, services => services.GetRequiredService<IssueDemoCertificate>().HandleAsync(id, CancellationToken.None));

        await Task.WhenAll(Enumerable.Range(2, 4).Select(issued => host.InTenantAsync(IdentityHost.Tenant, services =>
            services.GetRequiredService<RevokeDemoCertificate>().HandleAsync(issued, CancellationToken.None))));

        (await host.ScalarAsync<long>("SELECT entries FROM identity_revocation_lists")).ShouldBe(4);
    }

    [Fact]
    public async Task The_list_is_issued_anew_before_it_is_out_of_date()
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite);
        var before = await host.ScalarAsync<long>("SELECT next_update FROM identity_revocation_lists");
        host.Clock.Advance(TimeSpan.FromDays(12));

        await host.InTenantAsync(IdentityHost.Tenant, services => services.GetRequiredService<DemoRevocationList>().RunAsync(CancellationToken.None));

        (await host.ScalarAsync<long>("SELECT next_update FROM identity_revocation_lists")).ShouldBeGreaterThan(before);
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_revocation_lists")).ShouldBe(1);
    }

    [Fact]
    public async Task A_tenant_that_is_no_demo_has_no_test_ca()
    {
        await using var host = await IdentityHost.StartAsync();
        using var root = await host.SignInAsync("root");
        var address = "Identity/Accounts/Certificates?id=" + await CertificatePageTests.IdAsync(host, "clerk");
        (await root.GetStringAsync(address)).ShouldNotContain("签发演示证书");

        (await root.SubmitAsync(address + "&handler=Issue")).ShouldContain("本站不是演示站点");
        File.Exists(Path.Combine(host.Folder, "demo-certificates.json")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_test_ca_can_not_be_removed_and_its_key_is_not_kept_in_the_open()
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite);
        using var root = await host.SignInAsync("root");

        (await root.SubmitAsync("Identity/Certificates?handler=Remove", ("id", "1"))).ShouldContain("不能移除");
        var key = await host.ScalarAsync<string>("SELECT protected_key FROM identity_demo_authority");
        key!.ShouldNotStartWith("MII");
    }

    private static async Task<TestHost> StartAsync(DatabaseProvider database)
    {
        var host = await TestHost.StartAsync(settings: [("Identity:PasswordIterations", "1000")]);
        host.AddRecipe("demo-ca", Recipe);
        await host.CreateTenantAsync(IdentityHost.Tenant, "demo-ca", database);
        return host;
    }

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal);
        from.ShouldBePositive(text);
        from += start.Length;
        return WebUtility.HtmlDecode(text[from..text.IndexOf(end, from, StringComparison.Ordinal)]);
    }
}
