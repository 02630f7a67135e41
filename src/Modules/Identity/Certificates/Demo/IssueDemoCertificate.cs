using System.Security.Cryptography.X509Certificates;
using Dapper;
using PayHall.Data;
using PayHall.Identity.Access;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;
using PayHall.Identity.Domain.Certificates;
using PayHall.Identity.Passwords;
using PayHall.Tenants;

namespace PayHall.Identity.Certificates.Demo;

/// <summary>签发演示证书: makes a key and certificate for an account, binds it, and hands both out under a password that is shown once.</summary>
internal sealed class IssueDemoCertificate(DemoKeys keys, AuditedWriter writer, Authority authority, TenantClock clock)
{
    /// <summary>Issues and binds.</summary>
    /// <exception cref="NoDemoTenantException">The tenant is no demo.</exception>
    public async Task<IssuedCertificate> HandleAsync(string? userId, CancellationToken cancellationToken)
    {
        var user = await authority.RequireUserAsync(userId, cancellationToken);
        authority.RefuseSelf(user);
        var (_, issuer) = await keys.OpenAsync(cancellationToken);
        using (issuer)
        {
            var organization = issuer.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
            using var certificate = DemoCertificateFactory.Personal(issuer, $"{user.DisplayName} {user.UserName}", organization, clock.UtcNow);
            var password = PasswordGuidance.Random();
            var file = DemoCertificateFactory.Pkcs12(certificate, password);
            var id = await writer.ExecuteAsync(
                BindCertificate.Entry(user, certificate) with { Action = "Identity.DemoCertificateIssued" },
                async (transaction, now) =>
                {
                    await BindCertificate.InsertAsync(transaction, user.Id, certificate, now);
                    return await InsertAsync(transaction, user, certificate, file, now);
                },
                cancellationToken);
            return new IssuedCertificate(id, user.UserName!, password, file);
        }
    }

    private static Task<long> InsertAsync(WriteTransaction transaction, User user, X509Certificate2 certificate, byte[] file, long now)
        => transaction.Connection.ExecuteScalarAsync<long>(
            """
            INSERT INTO identity_demo_certificates (serial, thumbprint, user_name, pkcs12, issued_at, not_after)
            VALUES (@Serial, @Thumbprint, @UserName, @File, @Now, @NotAfter)
            RETURNING id
            """,
            new
            {
                Serial = Convert.ToHexString(certificate.SerialNumberBytes.Span),
                Thumbprint = CertificateFile.Thumbprint(certificate),
                user.UserName,
                File = file,
                Now = now,
                NotAfter = InstantConverter.ToMicroseconds(CertificateFile.ValidTo(certificate)),
            },
            transaction.Transaction);
}
