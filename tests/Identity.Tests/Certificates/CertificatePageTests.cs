using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Identity.Data;
using PayHall.Organizations;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests.Certificates;

/// <summary>Administrators trust authorities, upload lists and bind certificates (I-06).</summary>
public sealed class CertificatePageTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_administrator_trusts_an_authority_uploads_its_list_and_binds_a_certificate(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var authority = TestAuthority.Root();
        using var certificate = authority.Issue();
        using var root = await host.SignInAsync("root");
        using var boss = await host.SignInAsync("boss");
        using var clerk = await host.SignInAsync("clerk");
        using var anonymous = host.Anonymous();
        (await anonymous.GetStringAsync("Identity/SignIn")).ShouldNotContain("CaSignIn");

        (await UploadAsync(root, "Identity/Certificates", "Add", "AuthorityFile", authority.Der)).ShouldBeEmpty();
        (await UploadAsync(root, "Identity/Certificates", "List", "ListFile", authority.List())).ShouldBeEmpty();
        var address = "Identity/Accounts/Certificates?id=" + await IdAsync(host, "clerk");
        (await UploadAsync(boss, address, "Bind", "CertificateFile", Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()))).ShouldBeEmpty();

        (await anonymous.GetStringAsync("Identity/SignIn")).ShouldContain("CaSignIn");
        (await boss.GetStringAsync(address)).ShouldContain("岭南测试根 CA");
        (await clerk.GetAsync("Identity/MyCertificates")).StatusCode.ShouldBe(HttpStatusCode.Redirect, "a change ends the account's sessions");
        (await anonymous.SignInWithAsync(certificate)).ShouldBeEmpty();
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_audit WHERE action IN ('Identity.AuthorityAdded', 'Identity.RevocationListAdded', 'Identity.CertificateBound')")).ShouldBe(3);
    }

    [Fact]
    public async Task A_certificate_is_bound_to_one_account_and_unbinding_ends_what_it_opened()
    {
        await using var host = await IdentityHost.StartAsync();
        using var authority = TestAuthority.Root();
        using var certificate = authority.Issue();
        await host.TrustAsync(authority);
        using var root = await host.SignInAsync("root");
        var clerk = "Identity/Accounts/Certificates?id=" + await IdAsync(host, "clerk");
        var boss = "Identity/Accounts/Certificates?id=" + await IdAsync(host, "boss");
        (await UploadAsync(root, clerk, "Bind", "CertificateFile", certificate.RawData)).ShouldBeEmpty();
        (await UploadAsync(root, boss, "Bind", "CertificateFile", certificate.RawData)).ShouldContain("一张证书只能绑定一个账号");
        using var client = host.Anonymous();
        (await client.SignInWithAsync(certificate)).ShouldBeEmpty();

        var bound = await host.ScalarAsync<long>("SELECT id FROM identity_certificates");
        (await root.SubmitAsync(clerk + "&handler=Unbind", ("certificateId", bound.ToString(System.Globalization.CultureInfo.InvariantCulture)))).ShouldBeEmpty();

        (await client.GetAsync("Identity/MyCertificates")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var again = host.Anonymous();
        (await again.SignInWithAsync(certificate)).ShouldContain("没有绑定可以登录的账号");
    }

    [Fact]
    public async Task Nobody_binds_beyond_their_units_their_rights_or_to_themselves()
    {
        await using var host = await IdentityHost.StartAsync();
        using var authority = TestAuthority.Root();
        using var certificate = authority.Issue();
        await host.TrustAsync(authority);
        using var boss = await host.SignInAsync("boss");
        using var clerk = await host.SignInAsync("clerk");
        var own = "Identity/Accounts/Certificates?id=" + await IdAsync(host, "boss");

        (await boss.GetAsync("Identity/Accounts/Certificates?id=" + await IdAsync(host, "other"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await boss.GetAsync("Identity/Accounts/Certificates?id=" + await IdAsync(host, "root"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await boss.GetAsync("Identity/Certificates")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await clerk.GetAsync(own)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(boss, own, "Bind", "CertificateFile", certificate.RawData)).ShouldContain("不能对自己的账号做这项操作");
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_certificates")).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_wrong_with_an_upload_is_said()
    {
        await using var host = await IdentityHost.StartAsync();
        using var authority = TestAuthority.Root();
        using var stranger = TestAuthority.Root("别家 CA");
        using var certificate = authority.Issue();
        using var encryption = authority.Issue(shape: new CertificateShape { Usage = X509KeyUsageFlags.KeyEncipherment });
        await host.TrustAsync(authority);
        using var root = await host.SignInAsync("root");
        var clerk = "Identity/Accounts/Certificates?id=" + await IdAsync(host, "clerk");

        (await UploadAsync(root, "Identity/Certificates", "Add", "AuthorityFile", authority.Der)).ShouldContain("已经登记过");
        (await UploadAsync(root, "Identity/Certificates", "Add", "AuthorityFile", certificate.RawData)).ShouldContain("不是 CA 证书");
        (await UploadAsync(root, "Identity/Certificates", "Add", "AuthorityFile", [1, 2, 3])).ShouldContain("不是可以读取的证书");
        (await UploadAsync(root, "Identity/Certificates", "Add", "AuthorityFile", new byte[70_000])).ShouldContain("文件不能超过 64 KB");
        (await UploadAsync(root, "Identity/Certificates", "Add", "Other", [1])).ShouldContain("请选择文件");
        (await UploadAsync(root, "Identity/Certificates", "List", "ListFile", stranger.List())).ShouldContain("不在受信任的 CA 之列");
        (await UploadAsync(root, "Identity/Certificates", "List", "ListFile", authority.List(TimeSpan.FromDays(-3)))).ShouldContain("已有同样新或更新的吊销列表");
        (await UploadAsync(root, "Identity/Certificates", "List", "ListFile", authority.List(TimeSpan.FromDays(-9), TimeSpan.FromDays(-2)))).ShouldContain("已于");
        (await UploadAsync(root, clerk, "Bind", "CertificateFile", encryption.RawData)).ShouldContain("用途不含数字签名");
        using var key = certificate.GetECDsaPrivateKey()!;
        (await UploadAsync(root, clerk, "Bind", "CertificateFile", Encoding.ASCII.GetBytes(certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem()))).ShouldContain("不要含私钥");
    }

    [Fact]
    public async Task A_removed_authority_signs_nobody_in_any_more()
    {
        await using var host = await IdentityHost.StartAsync();
        using var authority = TestAuthority.Root();
        using var certificate = authority.Issue();
        await host.TrustAsync(authority);
        await host.BindAsync("clerk", certificate);
        using var root = await host.SignInAsync("root");
        var id = await host.ScalarAsync<long>("SELECT id FROM identity_authorities");

        (await root.SubmitAsync("Identity/Certificates?handler=Remove", ("id", id.ToString(System.Globalization.CultureInfo.InvariantCulture)))).ShouldBeEmpty();

        using var client = host.Anonymous();
        (await client.SignInWithAsync(certificate)).ShouldContain("不在本站受信任的 CA 之列");
    }

    [Fact]
    public async Task New_accounts_need_a_certificate_where_the_tenant_says_so()
    {
        await using var host = await IdentityHost.StartAsync();
        using var root = await host.SignInAsync("root");
        (await root.GetStringAsync("Identity/Accounts/Edit")).ShouldNotContain("checked=\"checked\" data-val=\"true\" data-val-required=\"The CaRequired");
        (await root.SubmitAsync("Identity/Certificates?handler=Policy", ("Input.RequireRevocationList", "true"), ("Input.RequiredForNewAccounts", "true"))).ShouldBeEmpty();

        var form = await root.ReadFormAsync("Identity/Accounts/Edit", "#account");
        form["Input.CaRequired"].ShouldBe("true");
        await host.InTenantAsync(IdentityHost.Tenant, services => services.GetRequiredService<IAccountDirectory>().EnsureAsync(
            new AccountDraft { UserName = "newcomer", DisplayName = "新人", UnitCode = "M1", Roles = ["PaymentReviewer"] }, CancellationToken.None));
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_users WHERE user_name = 'newcomer' AND ca_required")).ShouldBe(1);
    }

    [Fact]
    public async Task Rules_that_somebody_else_saved_meanwhile_are_not_overwritten()
    {
        await using var host = await IdentityHost.StartAsync();
        using var root = await host.SignInAsync("root");
        var first = await root.ReadFormAsync("Identity/Certificates", "#policy");
        var second = new Dictionary<string, string>(first, StringComparer.Ordinal) { ["Input.RequireRevocationList"] = "false" };
        (await root.PostAsync("Identity/Certificates?handler=Policy", new FormUrlEncodedContent(second))).StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);

        using var late = await root.PostAsync("Identity/Certificates?handler=Policy", new FormUrlEncodedContent(first));
        (await late.Content.ReadAsStringAsync()).ShouldContain("刚被别人修改过");
        (await host.ScalarAsync<string>("SELECT state_before || state_after FROM identity_audit WHERE subject = 'settings:certificates'"))
            .ShouldBe("""{"requireRevocationList":true}{"requireRevocationList":false}""");
    }

    [Fact]
    public async Task To_demand_a_certificate_of_an_account_ends_its_sessions()
    {
        await using var host = await IdentityHost.StartAsync();
        using var root = await host.SignInAsync("root");
        using var clerk = await host.SignInAsync("clerk");
        var address = "Identity/Accounts/Edit?id=" + await IdAsync(host, "clerk");
        var form = await root.ReadFormAsync(address, "#account");
        form["Input.CaRequired"] = "true";

        using var reply = await root.PostAsync(address, new FormUrlEncodedContent(form));

        reply.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await clerk.GetAsync("Identity/MyCertificates")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_users WHERE user_name = 'clerk' AND ca_required")).ShouldBe(1);
    }

    internal static Task<string> IdAsync(TestHost host, string userName)
        => host.InTenantAsync(IdentityHost.Tenant, services => services.GetRequiredService<IdentityDb>().AllUsers.Where(user => user.UserName == userName).Select(user => user.Id).SingleAsync());

    /// <summary>Uploads a file as the page's form does; answers what is wrong, or nothing.</summary>
    private static async Task<string> UploadAsync(HttpClient client, string address, string handler, string field, byte[] content)
    {
        var said = await PostAsync(client, address, handler, field, content);
        return said.Length == 0 ? "" : Forms.Alert(said);
    }

    private static async Task<string> PostAsync(HttpClient client, string address, string handler, string field, byte[] content)
    {
        var page = await client.GetStringAsync(address);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Forms.HiddenValue(page, "__RequestVerificationToken")), "__RequestVerificationToken" },
            { new ByteArrayContent(content), field, "file" },
        };
        using var reply = await client.PostAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={handler}", form);
        return reply.StatusCode == HttpStatusCode.Redirect ? "" : await reply.Content.ReadAsStringAsync();
    }
}
