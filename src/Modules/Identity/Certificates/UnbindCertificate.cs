using Dapper;
using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Errors;
using PayHall.Identity.Access;
using PayHall.Identity.Accounts;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;
using PayHall.Identity.Notifications;

namespace PayHall.Identity.Certificates;

/// <summary>解除绑定: the certificate signs in no more and the account's sessions end.</summary>
internal sealed class UnbindCertificate(IdentityDb db, AuditedWriter writer, Authority authority)
{
    /// <summary>Unbinds; answers the certificate's name.</summary>
    public async Task<string> HandleAsync(string? userId, long certificateId, CancellationToken cancellationToken)
    {
        var user = await authority.RequireUserAsync(userId, cancellationToken);
        authority.RefuseSelf(user);
        var bound = await db.Certificates.AsNoTracking().FirstOrDefaultAsync(row => row.Id == certificateId && row.UserId == user.Id, cancellationToken)
            ?? throw new NotFoundException("证书", certificateId);
        await writer.ExecuteIfAsync(
            new AuditEntry("Identity.CertificateUnbound", "account:" + user.UserName, AuditState.Of(new { bound.Name, bound.Issuer, bound.Thumbprint })),
            async (transaction, _) =>
            {
                await AccountWriter.RenewStampAsync(transaction, user.Id);
                if (await transaction.Connection.ExecuteAsync("DELETE FROM identity_certificates WHERE id = @Id", new { bound.Id }, transaction.Transaction) == 0)
                    return false;
                await writer.TellAsync(transaction, user.Id, by => AccountNotices.CertificateUnbound(by, bound.Name));
                return true;
            },
            cancellationToken);
        return bound.Name;
    }
}
