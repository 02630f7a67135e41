using Microsoft.EntityFrameworkCore;
using PayHall.Identity.Data;

namespace PayHall.Identity.Certificates;

/// <summary>Lists the trusted authorities with the state of their revocation lists.</summary>
internal sealed class AuthorityList(IdentityDb db)
{
    /// <summary>All of them, in the order in which they were added.</summary>
    public Task<List<AuthorityRow>> FindAsync(CancellationToken cancellationToken)
        => db.Authorities.AsNoTracking().OrderBy(row => row.Id)
            .Select(row => new AuthorityRow
            {
                Id = row.Id,
                Name = row.Name,
                Thumbprint = row.Thumbprint,
                NotBefore = row.NotBefore,
                NotAfter = row.NotAfter,
                IsDemo = db.DemoAuthorities.Any(demo => demo.AuthorityId == row.Id),
                ListIssuedAt = db.RevocationLists.Where(list => list.AuthorityId == row.Id).Max(list => (DateTimeOffset?)list.ThisUpdate),
                ListDueAt = db.RevocationLists.Where(list => list.AuthorityId == row.Id).Max(list => list.NextUpdate),
                Revoked = db.RevocationLists.Where(list => list.AuthorityId == row.Id).Max(list => (int?)list.Entries),
            })
            .ToListAsync(cancellationToken);
}
