using Dapper;
using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Errors;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;
using PayHall.Identity.Domain.Certificates;
using PayHall.Identity.Notifications;

namespace PayHall.Identity.Certificates;

/// <summary>
/// 移除受信任的 CA: its certificates sign in no more, and whoever holds one is signed out. What is bound stays bound, in case the
/// authority comes back.
/// </summary>
internal sealed class RemoveAuthority(IdentityDb db, TrustStore store, CertificateHolders holders, AuditedWriter writer)
{
    /// <summary>Removes the authority with its list; answers its name.</summary>
    /// <exception cref="AuthorityInUseException">It is the built-in test CA.</exception>
    public async Task<string> HandleAsync(long id, CancellationToken cancellationToken)
    {
        var authority = await db.Authorities.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken)
            ?? throw new NotFoundException("CA", id);
        if (await db.DemoAuthorities.AnyAsync(row => row.AuthorityId == id, cancellationToken))
            throw new AuthorityInUseException(authority.Name);
        using var trust = await store.ReadAsync(cancellationToken);
        var remaining = trust with { Authorities = [.. trust.Authorities.Where(trusted => CertificateFile.Thumbprint(trusted) != authority.Thumbprint)] };
        var losing = await holders.LosingAsync(trust, remaining, cancellationToken);
        await writer.ExecuteIfAsync(
            new AuditEntry("Identity.AuthorityRemoved", "authority:" + authority.Name, AuditState.Of(new { authority.Name, authority.Thumbprint })),
            async (transaction, _) =>
            {
                if (await transaction.Connection.ExecuteAsync("DELETE FROM identity_authorities WHERE id = @Id", new { Id = id }, transaction.Transaction) == 0)
                    return false;
                await holders.SignOutAsync(transaction, losing, AccountNotices.AuthorityRemoved);
                return true;
            },
            cancellationToken);
        return authority.Name;
    }
}
