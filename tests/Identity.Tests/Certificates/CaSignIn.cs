using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Identity.Certificates;
using PayHall.Identity.Data;
using PayHall.Testing;

namespace PayHall.Identity.Tests.Certificates;

/// <summary>Signs in with certificates as a browser does, and sets up whom a tenant trusts.</summary>
internal static class CaSignIn
{
    /// <summary>Makes the tenant trust an authority and gives it a list.</summary>
    public static Task TrustAsync(this TestHost host, TestAuthority authority, string tenant = IdentityHost.Tenant, params X509Certificate2[] revoked)
        => host.InTenantAsync(tenant, async services =>
        {
            await services.GetRequiredService<AddAuthority>().HandleAsync(authority.Der, CancellationToken.None);
            await services.GetRequiredService<AddRevocationList>().HandleAsync(authority.List(revoked: revoked), CancellationToken.None);
        });

    /// <summary>Binds a certificate to an account.</summary>
    public static Task BindAsync(this TestHost host, string userName, X509Certificate2 certificate)
        => host.InTenantAsync(IdentityHost.Tenant, async services =>
        {
            var id = await services.GetRequiredService<IdentityDb>().AllUsers.Where(user => user.UserName == userName).Select(user => user.Id).SingleAsync();
            await services.GetRequiredService<BindCertificate>().HandleAsync(id, certificate.RawData, CancellationToken.None);
        });

    /// <summary>Asks for a challenge.</summary>
    public static async Task<Challenge> ChallengeAsync(this HttpClient client, string pending = "")
        => (await client.GetFromJsonAsync<Challenge>("Identity/CaSignIn/Challenge?pending=" + Uri.EscapeDataString(pending)))!;

    /// <summary>Signs a challenge and sends it; answers what the page then says is wrong, or nothing if it let in.</summary>
    public static async Task<string> SignInWithAsync(this HttpClient client, X509Certificate2 certificate, string? scheme = null)
    {
        var challenge = await client.ChallengeAsync();
        return await client.AnswerAsync(certificate.RawData, challenge.Ticket, scheme ?? Scheme(certificate), Sign(certificate, challenge.Message, scheme));
    }

    /// <summary>Sends an answer to a challenge.</summary>
    public static async Task<string> AnswerAsync(this HttpClient client, byte[] certificate, string ticket, string scheme, byte[] signature)
    {
        var page = await client.GetStringAsync("Identity/CaSignIn");
        using var reply = await client.PostFormAsync(
            "Identity/CaSignIn",
            page,
            [("Certificate", Convert.ToBase64String(certificate)), ("Ticket", ticket), ("Algorithm", scheme), ("Signature", Convert.ToBase64String(signature))]);
        return reply.StatusCode == HttpStatusCode.Redirect ? "" : Forms.Alert(await reply.Content.ReadAsStringAsync());
    }

    /// <summary>Signs as WebCrypto does.</summary>
    public static byte[] Sign(X509Certificate2 certificate, string message, string? scheme = null)
    {
        var bytes = Encoding.UTF8.GetBytes(message);
        scheme ??= Scheme(certificate);
        var hash = scheme.EndsWith("384", StringComparison.Ordinal) ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA256;
        using var rsa = certificate.GetRSAPrivateKey();
        if (rsa is not null)
            return rsa.SignData(bytes, hash, scheme == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
        using var ecdsa = certificate.GetECDsaPrivateKey()!;
        return ecdsa.SignData(bytes, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private static string Scheme(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        using var ecdsa = certificate.GetECDsaPublicKey();
        return rsa is not null ? "RS256" : ecdsa!.KeySize == 384 ? "ES384" : "ES256";
    }
}
