using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PayHall.Browser.Tests;

/// <summary>CA sign-in in a real browser (I-06): the key of a certificate file signs there and goes nowhere.</summary>
[Collection(PortalsCollection.Name)]
public sealed class CertificateSignInTests(Portals portals)
{
    private const string Message = "payhall-ca-sign-in:exchange:x:y";
    private static readonly PbeParameters Modern = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 2000);
    private static readonly PbeParameters Old = new(PbeEncryptionAlgorithm.TripleDes3KeyPkcs12, HashAlgorithmName.SHA1, 2000);

    [Theory]
    [InlineData(Hand.Mouse, 1440)]
    [InlineData(Hand.Keyboard, 390)]
    public async Task A_soft_certificate_signs_in_and_its_key_never_leaves_the_browser(Hand hand, int width)
    {
        var (file, password) = DemoCertificate();
        var page = await portals.OpenAsync("exchange", width);
        var sent = new List<string>();
        page.Request += (_, request) => sent.Add(request.PostData ?? "");
        var walker = new Walker(page, hand);
        await page.GotoAsync("Identity/SignIn");
        await walker.FollowAsync("a[href*='CaSignIn']", "CaSignIn");
        await walker.ShowAsync($"ca-{width}");
        (await page.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => violation.Id).ShouldBeEmpty();

        await page.SetInputFilesAsync("#ca-file", file);
        await walker.WriteAsync("#ca-password", "not this one");
        await walker.PressAsync("[data-ca-submit]");
        await page.WaitForSelectorAsync("[data-ca-error]:not([hidden])");
        (await page.InnerTextAsync("[data-ca-error]")).ShouldBe("证书文件的密码不正确，请重新输入");
        await walker.ShowAsync($"ca-wrong-{width}");
        await walker.WriteAsync("#ca-password", password);
        await walker.PressAsync("[data-ca-submit]");
        await page.WaitForURLAsync(url => !url.Contains("CaSignIn", StringComparison.OrdinalIgnoreCase));

        await page.GotoAsync("Identity/MyCertificates");
        (await page.InnerTextAsync("#evidence")).ShouldContain("RS256");
        await walker.ShowAsync($"ca-mine-{width}");
        sent.ShouldContain(body => body.Contains("Signature=", StringComparison.Ordinal));
        using var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, password, X509KeyStorageFlags.Exportable);
        using var key = certificate.GetRSAPrivateKey()!;
        var secret = Uri.EscapeDataString(Convert.ToBase64String(key.ExportParameters(true).D!)[4..40]);
        sent.ShouldAllBe(body => !body.Contains(Uri.EscapeDataString(password), StringComparison.Ordinal) && !body.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_usb_keys_client_program_signs_in_by_its_adapter()
    {
        var (file, password) = DemoCertificate();
        using var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, password);
        using var key = certificate.GetRSAPrivateKey()!;
        var page = await portals.OpenAsync("exchange");
        await page.ExposeFunctionAsync("plugged", (string message) => Convert.ToBase64String(key.SignData(Convert.FromBase64String(message), HashAlgorithmName.SHA256, RSASignaturePadding.Pss)));
        await page.AddInitScriptAsync($$"""
            window.payhallSigner = {
              async certificates() { return [{ id: 'key-1', label: '宋知远 UKey', certificate: '{{Convert.ToBase64String(certificate.RawData)}}' }]; },
              async sign(id, message) { return { algorithm: 'PS256', signature: await window.plugged(btoa(String.fromCharCode(...message))) }; },
            };
            """);
        await page.GotoAsync("Identity/CaSignIn");
        (await page.IsVisibleAsync("#ca-file")).ShouldBeFalse();
        (await page.InnerTextAsync("#ca-device option:checked")).ShouldBe("宋知远 UKey");

        await page.ClickAsync("[data-ca-submit]");

        await page.WaitForURLAsync(url => !url.Contains("CaSignIn", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("RSA", "p12", "RS256")]
    [InlineData("RSA", "old-p12", "RS256")]
    [InlineData("P-256", "p12", "ES256")]
    [InlineData("P-384", "old-p12", "ES384")]
    [InlineData("RSA", "pem", "RS256")]
    [InlineData("P-256", "locked-pem", "ES256")]
    public async Task Each_kind_of_certificate_file_is_opened_and_signs(string key, string kind, string algorithm)
    {
        using var certificate = Make(key);
        var page = await portals.OpenAsync("exchange");
        await page.GotoAsync("Identity/CaSignIn");

        var opened = await page.EvaluateAsync<JsonElement>(
            """
            async ([file, password, message]) => {
              const { openKeyFile } = await import(new URL('../_content/PayHall.Identity/ca-key-file.js', location.href));
              const bytes = Uint8Array.from(atob(file), character => character.charCodeAt(0));
              const opened = await openKeyFile(new Blob([bytes]), password, document.querySelector('[data-ca]').dataset.caLibrary);
              const signed = await opened.sign(new TextEncoder().encode(message));
              const base64 = value => btoa(String.fromCharCode(...value));
              return { certificate: base64(opened.certificate), algorithm: signed.algorithm, signature: base64(signed.signature) };
            }
            """,
            new[] { Convert.ToBase64String(Write(certificate, kind)), "Pass#word-12", Message });

        opened.GetProperty("algorithm").GetString().ShouldBe(algorithm);
        Convert.FromBase64String(opened.GetProperty("certificate").GetString()!).ShouldBe(certificate.RawData, "byte for byte");
        Verify(certificate, Convert.FromBase64String(opened.GetProperty("signature").GetString()!)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_that_holds_no_key_is_told_apart_from_a_wrong_password()
    {
        var page = await portals.OpenAsync("exchange");
        await page.GotoAsync("Identity/CaSignIn");
        using var certificate = Make("P-256");

        await page.ClickAsync("[data-ca-submit]");
        await page.WaitForSelectorAsync("[data-ca-error]:not([hidden])");
        (await page.InnerTextAsync("[data-ca-error]")).ShouldBe("请选择证书文件");
        await page.SetInputFilesAsync("#ca-file", new FilePayload { Name = "mine.pem", MimeType = "application/x-pem-file", Buffer = Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()) });
        await page.ClickAsync("[data-ca-submit]");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-ca-error]').textContent.includes('读不出来')");
    }

    [Theory]
    [InlineData(1440, "zh-CN", ColorScheme.Light)]
    [InlineData(390, "en", ColorScheme.Dark)]
    public async Task An_administrator_issues_a_demo_certificate_and_downloads_it(int width, string language, ColorScheme colors)
    {
        var page = await portals.SignInAsync("exchange", "jys_admin", width, language: language, colors: colors);
        var walker = new Walker(page, Hand.Mouse);
        await page.GotoAsync("Identity/Accounts?keyword=jys_jiesuan");
        await walker.FollowAsync("a[href*='Accounts/Certificates']", "Accounts/Certificates");
        await WholeAsync(page);
        await page.ClickAsync("form[action*='handler=Issue'] button");
        await page.WaitForSelectorAsync("#issued[open]");
        await walker.ShowAsync($"ca-issued-{width}");
        var password = await page.InnerTextAsync("p.issued");
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("#issued a[href*='handler=Download']"));
        using var certificate = X509CertificateLoader.LoadPkcs12FromFile(await download.PathAsync(), password);
        certificate.HasPrivateKey.ShouldBeTrue();
        await page.GotoAsync(page.Url);
        await walker.ShowAsync($"ca-account-{width}");
        await WholeAsync(page);
        await page.GotoAsync("Identity/Certificates");
        await walker.ShowAsync($"ca-authorities-{width}");
        await WholeAsync(page);
    }

    /// <summary>Nothing that axe takes seriously, no scrolling sideways.</summary>
    private static async Task WholeAsync(IPage page)
    {
        (await page.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical")
            .SelectMany(violation => violation.Nodes.Take(2).Select(node => violation.Id + ": " + node.Html)).ShouldBeEmpty(page.Url);
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(1, page.Url);
    }

    private static X509Certificate2 Make(string key)
    {
        if (key == "RSA")
        {
            using var rsa = RSA.Create(2048);
            return new CertificateRequest("CN=宋知远", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
        }

        using var ecdsa = ECDsa.Create(key == "P-256" ? ECCurve.NamedCurves.nistP256 : ECCurve.NamedCurves.nistP384);
        return new CertificateRequest("CN=宋知远", ecdsa, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
    }

    private static byte[] Write(X509Certificate2 certificate, string kind)
    {
        using AsymmetricAlgorithm key = (AsymmetricAlgorithm?)certificate.GetRSAPrivateKey() ?? certificate.GetECDsaPrivateKey()!;
        return kind switch
        {
            "p12" => certificate.ExportPkcs12(Modern, "Pass#word-12"),
            "old-p12" => certificate.ExportPkcs12(Old, "Pass#word-12"),
            "pem" => Encoding.ASCII.GetBytes(certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem()),
            _ => Encoding.ASCII.GetBytes(key.ExportEncryptedPkcs8PrivateKeyPem("Pass#word-12", Modern) + "\n" + certificate.ExportCertificatePem()),
        };
    }

    private static bool Verify(X509Certificate2 certificate, byte[] signature)
    {
        var message = Encoding.UTF8.GetBytes(Message);
        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is not null)
            return rsa.VerifyData(message, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var ecdsa = certificate.GetECDsaPublicKey()!;
        return ecdsa.VerifyData(message, signature, ecdsa.KeySize == 384 ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private (string File, string Password) DemoCertificate()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(portals.Host.Folder, "demo-certificates.json")));
        var mine = json.RootElement.GetProperty("exchange")[0];
        return (Path.Combine(portals.Host.Folder, mine.GetProperty("file").GetString()!), mine.GetProperty("password").GetString()!);
    }
}
