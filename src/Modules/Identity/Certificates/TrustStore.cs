using Microsoft.EntityFrameworkCore;
using PayHall.Identity.Data;
using PayHall.Identity.Domain.Certificates;
using PayHall.Settings;

namespace PayHall.Identity.Certificates;

/// <summary>Reads what this tenant trusts.</summary>
internal sealed class TrustStore(IdentityDb db, RevocationListCache cache, ISettings<CertificateSettings> settings)
{
    /// <summary>The authorities with their lists. The caller disposes it.</summary>
    public async Task<CertificateTrust> ReadAsync(CancellationToken cancellationToken)
    {
        var authorities = await db.Authorities.AsNoTracking().Select(row => row.Certificate).ToListAsync(cancellationToken);
        var ids = await db.RevocationLists.Select(row => row.Id).ToListAsync(cancellationToken);
        var lists = new List<RevocationList>(ids.Count);
        foreach (var id in ids)
        {
            // A list that a newer one replaced meanwhile is not there any more, and not missed.
            if (cache.Find(id) is { } known)
                lists.Add(known);
            else if (await db.RevocationLists.Where(row => row.Id == id).Select(row => row.Content).FirstOrDefaultAsync(cancellationToken) is { } content)
                lists.Add(cache.Add(id, RevocationList.Read(content)));
        }

        cache.Keep(ids);
        var policy = await settings.GetAsync(cancellationToken);
        return new CertificateTrust(authorities.ConvertAll(CertificateFile.Read), lists, policy.RequireRevocationList);
    }

    /// <summary>True if certificates can sign in to this tenant at all.</summary>
    public Task<bool> HasAuthorityAsync(CancellationToken cancellationToken) => db.Authorities.AnyAsync(cancellationToken);
}
