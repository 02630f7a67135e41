using Microsoft.EntityFrameworkCore;
using PayHall.Identity.Data;
using PayHall.Tenants;

namespace PayHall.Identity.Access;

/// <summary>Machine clients as each of their requests finds them.</summary>
internal sealed class ClientStore(IdentityDb db, TenantClock clock)
{
    /// <summary>The client with the version of the tenant's roles, if it may be used today and the token was not taken back.</summary>
    public async Task<(Client Client, long AccessVersion)?> FindAliveAsync(string clientId, string? tokenId, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var found = await db.AllClients.AsNoTracking()
            .Where(client => client.Id == clientId && client.Enabled && client.DeletedAt == null && (client.ValidTo == null || client.ValidTo >= today)
                && !db.RevokedTokens.Any(token => token.Id == tokenId))
            .Select(client => new { Client = client, Version = db.AccessVersions.Select(version => version.Value).First() })
            .FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.Client, found.Version);
    }
}
