using System.Security.Cryptography.X509Certificates;
using Dapper;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Identity.Access;
using PayHall.Identity.Accounts;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;
using PayHall.Identity.Domain.Certificates;
using PayHall.Identity.Notifications;
using PayHall.Tenants;

namespace PayHall.Identity.Certificates;

/// <summary>绑定证书: a certificate that would hold at sign-in is bound to one account, whose sessions end.</summary>
internal sealed class BindCertificate(TrustStore store, CertificateCheck check, AuditedWriter writer, Authority authority, TenantClock clock)
{
    /// <summary>Binds; answers the certificate's name.</summary>
    /// <exception cref="CertificateException">The certificate would not hold.</exception>
    /// <exception cref="CertificateTakenException">It is bound already.</exception>
    public async Task<string> HandleAsync(string? userId, byte[]? file, CancellationToken cancellationToken)
    {
        var user = await authority.RequireUserAsync(userId, cancellationToken);
        authority.RefuseSelf(user);
        CertificateUploads.Require("CertificateFile", file, CertificateUploads.LargestCertificate);
        using var certificate = CertificateFile.Read(file!);
        using (var trust = await store.ReadAsync(cancellationToken))
            check.Require(certificate, trust, clock.ToLocal(clock.UtcNow));
        var name = CertificateCheck.Name(certificate);
        var isBound = await writer.ExecuteIfAsync(
            Entry(user, certificate),
            async (transaction, now) =>
            {
                if (!await InsertAsync(transaction, user.Id, certificate, now))
                    return false;
                await writer.TellAsync(transaction, user.Id, by => AccountNotices.CertificateBound(by, name));
                return true;
            },
            cancellationToken);
        return isBound ? name : throw new CertificateTakenException();
    }

    /// <summary>Binds as a part of a transaction; false if the certificate is bound already.</summary>
    public static async Task<bool> InsertAsync(WriteTransaction transaction, string userId, X509Certificate2 certificate, long now)
    {
        var isNew = await transaction.Connection.ExecuteAsync(
            """
            INSERT INTO identity_certificates (user_id, thumbprint, name, issuer, certificate, not_before, not_after, bound_at)
            VALUES (@UserId, @Thumbprint, @Name, @Issuer, @Certificate, @NotBefore, @NotAfter, @Now)
            ON CONFLICT (thumbprint) DO NOTHING
            """,
            new
            {
                UserId = userId,
                Thumbprint = CertificateFile.Thumbprint(certificate),
                Name = CertificateCheck.Name(certificate),
                Issuer = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true),
                Certificate = certificate.RawData,
                NotBefore = InstantConverter.ToMicroseconds(CertificateFile.ValidFrom(certificate)),
                NotAfter = InstantConverter.ToMicroseconds(CertificateFile.ValidTo(certificate)),
                Now = now,
            },
            transaction.Transaction) == 1;
        if (isNew)
            await AccountWriter.RenewStampAsync(transaction, userId);
        return isNew;
    }

    /// <summary>What the audit trail says of it.</summary>
    public static AuditEntry Entry(User user, X509Certificate2 certificate)
        => new("Identity.CertificateBound", "account:" + user.UserName, null, AuditState.Of(new { certificate.Subject, certificate.Issuer, Thumbprint = CertificateFile.Thumbprint(certificate) }));
}
