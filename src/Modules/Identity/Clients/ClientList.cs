using Microsoft.EntityFrameworkCore;
using PayHall.Identity.Access;
using PayHall.Identity.Data;

namespace PayHall.Identity.Clients;

/// <summary>Lists the machine clients within the data scope.</summary>
internal sealed class ClientList(IdentityDb db, PermissionCatalog catalog, ClientAuthority clients)
{
    /// <summary>Finds clients by a part of their id or name.</summary>
    public async Task<IReadOnlyList<ClientRow>> FindAsync(string? keyword, CancellationToken cancellationToken)
    {
        var query = db.Clients.AsNoTracking().Where(client => client.DeletedAt == null);
        if (keyword?.Trim() is { Length: > 0 } part)
            query = query.Where(client => client.Id.Contains(part) || client.Name.Contains(part));
        var found = await query.OrderBy(client => client.Id).ToListAsync(cancellationToken);
        var ids = found.ConvertAll(client => client.Id);
        var unitIds = found.ConvertAll(client => client.UnitId);
        var stored = await db.ClientPermissions.Where(row => ids.Contains(row.ClientId)).Select(row => new { row.ClientId, row.Permission }).ToListAsync(cancellationToken);
        var permissions = stored.Where(row => catalog.Find(row.Permission) is not null).ToLookup(row => row.ClientId, row => row.Permission);
        var units = await db.Units.Where(unit => unitIds.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancellationToken);
        return found.ConvertAll(client =>
        {
            var held = permissions[client.Id].ToHashSet(StringComparer.Ordinal);
            return new ClientRow
            {
                Id = client.Id,
                Name = client.Name,
                UnitName = units.GetValueOrDefault(client.UnitId, ""),
                Scope = client.Scope,
                Enabled = client.Enabled,
                ValidTo = client.ValidTo,
                LastUsedAt = client.LastUsedAt,
                Permissions = held.Count,
                MayChange = clients.MayChange(client, held),
            };
        });
    }
}
