using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using PayHall.Data;
using PayHall.Identity.Accounts;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;
using PayHall.Identity.Domain.Certificates;
using PayHall.Notifications;
using PayHall.Tenants;

namespace PayHall.Identity.Certificates;

/// <summary>Accounts whose bound certificate stops being good because of what the tenant relies on: a newer revocation list, an authority less.</summary>
internal sealed class CertificateHolders(IdentityDb db, CertificateCheck check, AuditedWriter writer, TenantClock clock)
{
    /// <summary>The bound certificates that are refused for a reason which did not stand before, in the order of their accounts, as every change of accounts locks them.</summary>
    public async Task<IReadOnlyList<BoundCertificate>> LosingAsync(CertificateTrust before, CertificateTrust after, CancellationToken cancellationToken)
    {
        var now = clock.ToLocal(clock.UtcNow);
        var losing = new List<BoundCertificate>();
        await foreach (var bound in db.Certificates.AsNoTracking().OrderBy(row => row.UserId).ThenBy(row => row.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            using var certificate = CertificateFile.Read(bound.Certificate);
            if (Refusal(certificate, after, now) is { } refusal && refusal != Refusal(certificate, before, now))
                losing.Add(bound);
        }

        return losing;
    }

    /// <summary>Signs the accounts out and tells their people, as a part of a transaction.</summary>
    /// <param name="transaction">What it is a part of.</param>
    /// <param name="losing">Their certificates.</param>
    /// <param name="notice">What they are told: by whom, and of which certificate.</param>
    public async Task SignOutAsync(WriteTransaction transaction, IEnumerable<BoundCertificate> losing, Func<string, string, Notification> notice)
    {
        foreach (var bound in losing)
        {
            await AccountWriter.RenewStampAsync(transaction, bound.UserId);
            await writer.TellAsync(transaction, bound.UserId, by => notice(by, bound.Name));
        }
    }

    private Type? Refusal(X509Certificate2 certificate, CertificateTrust trust, DateTimeOffset now)
    {
        try
        {
            check.Require(certificate, trust, now);
            return null;
        }
        catch (CertificateException refusal)
        {
            return refusal.GetType();
        }
    }
}
