using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Errors;
using PayHall.Identity.Data;
using PayHall.Identity.Domain.Certificates;
using PayHall.Identity.Profiles;
using PayHall.Identity.SignIn;
using PayHall.Tenants;

namespace PayHall.Identity.Certificates;

/// <summary>
/// Lets in whoever has proven a certificate's key: chain, validity, revocation and usage, then the binding and the account.
/// Refusals are recorded with their reason.
/// </summary>
internal sealed class CertificateAdmission(IdentityDb db, TrustStore store, CertificateCheck check, SignInSessions sessions, TenantClock clock)
{
    /// <summary>Signs the bound account in.</summary>
    /// <param name="certificate">The certificate whose key was proven.</param>
    /// <param name="proof">How.</param>
    /// <param name="userId">The account it has to be of, or null.</param>
    /// <param name="userAgent">The browser, as it names itself.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="RuleException">Refused; the message is for the person.</exception>
    public async Task<SignedIn> AdmitAsync(X509Certificate2 certificate, SignInProof proof, string? userId, string userAgent, CancellationToken cancellationToken)
    {
        var user = await FindAsync(CertificateFile.Thumbprint(certificate), cancellationToken);
        try
        {
            using (var trust = await store.ReadAsync(cancellationToken))
                check.Require(certificate, trust, clock.ToLocal(clock.UtcNow));
            RequireAccount(user, userId);
        }
        catch (RuleException refusal)
        {
            await RecordAsync(refusal, user, certificate, cancellationToken);
            throw;
        }

        var session = await sessions.OpenAsync(user!, certificate, proof, userAgent, cancellationToken);
        return new SignedIn(session, user!.UserName!, user.MustChangePassword) { Preferences = AccountPreferences.Of(user) };
    }

    /// <summary>Records a refusal.</summary>
    public Task RecordAsync(RuleException refusal, User? user, X509Certificate2? certificate, CancellationToken cancellationToken)
        => sessions.RecordRefusalAsync(
            user,
            AuditState.Of(new { Reason = refusal.Code, Thumbprint = certificate is null ? null : CertificateFile.Thumbprint(certificate) }),
            cancellationToken);

    private Task<User?> FindAsync(string thumbprint, CancellationToken cancellationToken)
        => db.Certificates.Where(bound => bound.Thumbprint == thumbprint)
            .Join(db.AllUsers, bound => bound.UserId, user => user.Id, (_, user) => user)
            .Where(user => user.DeletedAt == null)
            .AsNoTracking()
            .FirstOrDefaultAsync(cancellationToken);

    private void RequireAccount(User? user, string? userId)
    {
        if (user is null)
            throw new CertificateNotBoundException();
        if (userId is not null && user.Id != userId)
            throw new CertificateOfAnotherAccountException();
        if (user.LockoutEnd > clock.UtcNow)
            throw new AccountLockedException();
        if (AccountState.Refusal(user, clock.Today) is { } refusal)
            throw refusal;
    }
}
