using Microsoft.EntityFrameworkCore;
using PayHall.Errors;
using PayHall.Identity.Accounts;
using PayHall.Identity.Data;

namespace PayHall.Identity.Certificates;

/// <summary>Reads an account's certificates and the evidence of its CA sign-ins.</summary>
internal sealed class AccountCertificates(IdentityDb db, OwnAccount own)
{
    private const int Latest = 20;

    /// <summary>An account within the data scope.</summary>
    public async Task<User> RequireUserAsync(string? id, CancellationToken cancellationToken)
        => await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == id && user.DeletedAt == null, cancellationToken)
            ?? throw new NotFoundException("账号", id ?? "");

    /// <summary>The actor's own account.</summary>
    public Task<User> OwnAsync(CancellationToken cancellationToken) => own.RequireAsync(cancellationToken);

    /// <summary>The account's certificates, oldest first.</summary>
    public Task<List<BoundCertificate>> OfAsync(User user, CancellationToken cancellationToken)
        => db.Certificates.AsNoTracking().Where(row => row.UserId == user.Id).OrderBy(row => row.Id).ToListAsync(cancellationToken);

    /// <summary>The latest evidence of its sign-ins, newest first.</summary>
    public Task<List<SignInEvidence>> EvidenceAsync(User user, CancellationToken cancellationToken)
        => db.Evidence.AsNoTracking().Where(row => row.UserId == user.Id).OrderByDescending(row => row.Id).Take(Latest).ToListAsync(cancellationToken);

    /// <summary>True if the tenant is a demo, whose test CA issues certificates.</summary>
    public Task<bool> IsDemoAsync(CancellationToken cancellationToken) => db.DemoAuthorities.AnyAsync(cancellationToken);
}
