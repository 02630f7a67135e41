using Dapper;
using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Errors;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;
using PayHall.Identity.Notifications;

namespace PayHall.Identity.Certificates.Demo;

/// <summary>吊销演示证书: the test CA's list says so at once, and whoever holds it is signed out.</summary>
internal sealed class RevokeDemoCertificate(IdentityDb db, DemoKeys keys, CertificateHolders holders, AuditedWriter writer)
{
    /// <summary>Revokes; answers the account's sign-in name.</summary>
    public async Task<string> HandleAsync(long id, CancellationToken cancellationToken)
    {
        var certificate = await db.DemoCertificates.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken)
            ?? throw new NotFoundException("证书", id);
        var losing = await db.Certificates.AsNoTracking().Where(bound => bound.Thumbprint == certificate.Thumbprint).ToListAsync(cancellationToken);
        var (authorityId, authority) = await keys.OpenAsync(cancellationToken);
        using (authority)
        {
            await writer.ExecuteIfAsync(
                new AuditEntry("Identity.DemoCertificateRevoked", "account:" + certificate.UserName, AuditState.Of(new { certificate.Thumbprint })),
                async (transaction, now) =>
                {
                    var isFirst = await transaction.Connection.ExecuteAsync(
                        "UPDATE identity_demo_certificates SET revoked_at = @Now WHERE id = @Id AND revoked_at IS NULL", new { Id = id, Now = now }, transaction.Transaction) == 1;
                    await DemoRevocationList.ReissueAsync(transaction, authorityId, authority, now);
                    if (isFirst)
                        await holders.SignOutAsync(transaction, losing, AccountNotices.CertificateRevoked);
                    return isFirst;
                },
                cancellationToken);
        }

        return certificate.UserName;
    }
}
