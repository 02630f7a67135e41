using Microsoft.EntityFrameworkCore;
using PayHall.Errors;
using PayHall.Identity.Data;

namespace PayHall.Identity.Certificates.Demo;

/// <summary>Lists what the test CA has issued.</summary>
internal sealed class DemoCertificateList(IdentityDb db)
{
    private const int Latest = 50;

    /// <summary>The latest certificates, newest first, without their files.</summary>
    public Task<List<DemoCertificateRow>> FindAsync(CancellationToken cancellationToken)
        => db.DemoCertificates.OrderByDescending(row => row.Id).Take(Latest)
            .Select(row => new DemoCertificateRow(row.Id, row.UserName, row.Thumbprint, row.IssuedAt, row.NotAfter, row.RevokedAt))
            .ToListAsync(cancellationToken);

    /// <summary>A certificate's file, under the password that was shown when it was issued.</summary>
    public async Task<(string Name, byte[] Content)> FileAsync(long id, CancellationToken cancellationToken)
    {
        var row = await db.DemoCertificates.AsNoTracking().FirstOrDefaultAsync(candidate => candidate.Id == id, cancellationToken)
            ?? throw new NotFoundException("证书", id);
        return (row.UserName + ".p12", row.Pkcs12);
    }
}
