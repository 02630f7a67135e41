using Dapper;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Identity.Auditing;
using PayHall.Identity.Domain.Certificates;
using PayHall.Tenants;

namespace PayHall.Identity.Certificates;

/// <summary>登记受信任的 CA: a root, or an authority below one that is trusted already.</summary>
internal sealed class AddAuthority(TrustStore store, CertificateCheck check, AuditedWriter writer, TenantClock clock)
{
    /// <summary>Adds the authority; answers its name.</summary>
    /// <exception cref="CertificateException">The file holds no authority that can be trusted.</exception>
    /// <exception cref="AuthorityKnownException">It is trusted already.</exception>
    public async Task<string> HandleAsync(byte[]? file, CancellationToken cancellationToken)
    {
        CertificateUploads.Require("AuthorityFile", file, CertificateUploads.LargestCertificate);
        using var certificate = CertificateFile.Read(file!);
        using (var trust = await store.ReadAsync(cancellationToken))
            check.RequireAuthority(certificate, trust, clock.ToLocal(clock.UtcNow));
        var name = CertificateCheck.Name(certificate);
        var thumbprint = CertificateFile.Thumbprint(certificate);
        var isNew = await writer.ExecuteIfAsync(
            new AuditEntry("Identity.AuthorityAdded", "authority:" + name, null, AuditState.Of(new { certificate.Subject, Thumbprint = thumbprint })),
            async (transaction, now) => await InsertAsync(transaction, certificate, now) is not null,
            cancellationToken);
        return isNew ? name : throw new AuthorityKnownException(name);
    }

    /// <summary>Adds the row; answers its id, or null if the authority is there already.</summary>
    public static Task<long?> InsertAsync(WriteTransaction transaction, System.Security.Cryptography.X509Certificates.X509Certificate2 certificate, long now)
        => transaction.Connection.ExecuteScalarAsync<long?>(
            """
            INSERT INTO identity_authorities (thumbprint, name, certificate, not_before, not_after, added_at)
            VALUES (@Thumbprint, @Name, @Certificate, @NotBefore, @NotAfter, @Now)
            ON CONFLICT (thumbprint) DO NOTHING RETURNING id
            """,
            new
            {
                Thumbprint = CertificateFile.Thumbprint(certificate),
                Name = CertificateCheck.Name(certificate),
                Certificate = certificate.RawData,
                NotBefore = InstantConverter.ToMicroseconds(CertificateFile.ValidFrom(certificate)),
                NotAfter = InstantConverter.ToMicroseconds(CertificateFile.ValidTo(certificate)),
                Now = now,
            },
            transaction.Transaction);
}
