using Microsoft.EntityFrameworkCore;
using PayHall.Identity.Data;
using PayHall.Tenants;

namespace PayHall.Identity.Clients;

/// <summary>Reads one machine client, with what can be done to it.</summary>
internal sealed class ClientDesk(IdentityDb db, ClientAuthority clients, SaveClient save, ClientActs acts, TenantClock clock)
{
    /// <summary>新增、修改.</summary>
    public SaveClient Save => save;

    /// <summary>What can be done beside.</summary>
    public ClientActs Acts => acts;

    /// <summary>The client.</summary>
    public async Task<ClientDetail> FindAsync(string? id, CancellationToken cancellationToken)
    {
        var client = await clients.FindAsync(id, cancellationToken);
        var held = await clients.HeldAsync(client.Id, cancellationToken);
        var now = clock.UtcNow;
        var secrets = await db.ClientSecrets.AsNoTracking()
            .Where(secret => secret.ClientId == client.Id && (secret.ExpiresAt == null || secret.ExpiresAt > now))
            .OrderByDescending(secret => secret.Id)
            .ToListAsync(cancellationToken);
        return new ClientDetail(client, held, secrets, clients.MayChange(client, held));
    }
}
