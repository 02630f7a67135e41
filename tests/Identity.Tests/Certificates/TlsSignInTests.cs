using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PayHall.Testing;

namespace PayHall.Identity.Tests.Certificates;

/// <summary>TLS client authentication (I-06): to Kestrel itself, and through a proxy that hands the certificate on.</summary>
public sealed class TlsSignInTests
{
    private const string Header = "X-SSL-Client-Cert";
    private const string ServerName = "CN=127.0.0.1";

    [Fact]
    public async Task The_certificate_of_the_tls_connection_signs_in()
    {
        using var authority = TestAuthority.Root();
        using var certificate = authority.Issue();
        await using var host = await StartTlsAsync(authority);
        await host.BindAsync("clerk", certificate);
        using var client = TlsClient(host, certificate);

        (await client.GetStringAsync("Identity/CaSignIn")).ShouldContain("用证书 陈静怡 登录");
        (await TryAsync(client)).ShouldBeEmpty();

        (await client.GetAsync("Identity/MyCertificates")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var kept = await CertificateSignInTests.EvidenceAsync(host);
        (kept.UserName, kept.Method, kept.Signature).ShouldBe(("clerk", "Tls", null));
        kept.Certificate.ShouldBe(certificate.RawData);
    }

    [Fact]
    public async Task The_same_rules_hold_as_for_signatures()
    {
        using var authority = TestAuthority.Root();
        using var stranger = TestAuthority.Root("别家 CA");
        using var foreign = stranger.Issue();
        using var unbound = authority.Issue();
        using var revoked = authority.Issue();
        await using var host = await StartTlsAsync(authority, revoked);

        (await TryAsync(TlsClient(host, foreign))).ShouldContain("不在本站受信任的 CA 之列");
        (await TryAsync(TlsClient(host, unbound))).ShouldContain("没有绑定可以登录的账号");
        (await TryAsync(TlsClient(host, revoked))).ShouldContain("被颁发者吊销");
        (await TryAsync(TlsClient(host, null))).ShouldContain("浏览器没有出示客户端证书");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_configured_proxy_hands_the_certificate_on(bool isPem)
    {
        using var authority = TestAuthority.Root();
        using var certificate = authority.Issue();
        await using var host = await StartAsync(("Identity:ClientCertificates:Header", Header), ("PayHall:KnownProxies:0", "127.0.0.0/8"));
        await host.TrustAsync(authority);
        await host.BindAsync("clerk", certificate);
        using var client = host.Anonymous();
        client.DefaultRequestHeaders.Add(Header, isPem ? Uri.EscapeDataString(certificate.ExportCertificatePem()) : Convert.ToBase64String(certificate.RawData));

        (await TryAsync(client)).ShouldBeEmpty();

        (await CertificateSignInTests.EvidenceAsync(host)).Method.ShouldBe("Proxy");
    }

    [Fact]
    public async Task Anybody_elses_header_is_ignored()
    {
        using var authority = TestAuthority.Root();
        using var certificate = authority.Issue();
        await using var host = await StartAsync(("Identity:ClientCertificates:Header", Header), ("PayHall:KnownProxies:0", "10.0.0.5"));
        await host.TrustAsync(authority);
        await host.BindAsync("clerk", certificate);
        using var client = host.Anonymous();
        client.DefaultRequestHeaders.Add(Header, Convert.ToBase64String(certificate.RawData));

        (await TryAsync(client)).ShouldContain("浏览器没有出示客户端证书");
    }

    [Fact]
    public async Task A_header_that_holds_no_certificate_is_none()
    {
        await using var host = await StartAsync(("Identity:ClientCertificates:Header", Header), ("PayHall:KnownProxies:0", "127.0.0.1"));
        using var client = host.Anonymous();
        client.DefaultRequestHeaders.Add(Header, "%2D%2Dnot-a-certificate");

        (await TryAsync(client)).ShouldContain("浏览器没有出示客户端证书");
    }

    private static async Task<string> TryAsync(HttpClient client)
    {
        var page = await client.GetStringAsync("Identity/CaSignIn");
        using var reply = await client.PostFormAsync("Identity/CaSignIn?handler=Tls", page, []);
        return reply.StatusCode == HttpStatusCode.Redirect ? "" : Forms.Alert(await reply.Content.ReadAsStringAsync());
    }

    private static Task<TestHost> StartAsync(params (string Key, string Value)[] settings) => IdentityHost.StartAsync(settings: settings);

    private static async Task<TestHost> StartTlsAsync(TestAuthority authority, params X509Certificate2[] revoked)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(ServerName, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var server = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var file = Path.Combine(Directory.CreateTempSubdirectory("payhall-tls-").FullName, "server.pfx");
        await File.WriteAllBytesAsync(file, server.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, "tls"));
        var host = await StartAsync(
            ("Kestrel:Endpoints:Http:Url", "http://127.0.0.1:0"),
            ("Kestrel:Endpoints:Tls:Url", "https://127.0.0.1:0"),
            ("Kestrel:Endpoints:Tls:Certificate:Path", file),
            ("Kestrel:Endpoints:Tls:Certificate:Password", "tls"),
            ("Kestrel:Endpoints:Tls:ClientCertificateMode", "AllowCertificate"));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        await host.TrustAsync(authority, revoked: revoked);
        return host;
    }

    private static HttpClient TlsClient(TestHost host, X509Certificate2? certificate)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, presented, _, _) => presented?.Subject == ServerName;
        if (certificate is not null)
            handler.SslOptions.ClientCertificates = [certificate];
        return new HttpClient(handler) { BaseAddress = new Uri(host.Addresses.Single(address => address.Scheme == "https"), IdentityHost.Tenant + "/") };
    }
}
