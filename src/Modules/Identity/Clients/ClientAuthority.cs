using Microsoft.EntityFrameworkCore;
using PayHall.Errors;
using PayHall.Identity.Access;
using PayHall.Identity.Data;
using PayHall.Identity.PaymentPasswords;
using PayHall.Identity.Roles;

namespace PayHall.Identity.Clients;

/// <summary>
/// How far whoever acts may reach into machine clients: those of units within the data scope, holding nothing that the actor
/// lacks, since who manages a client can make a secret and act as it.
/// </summary>
internal sealed class ClientAuthority(IdentityDb db, PermissionCatalog catalog, Authority authority)
{
    /// <summary>The permissions that the client holds, of enabled features only.</summary>
    public async Task<IReadOnlySet<string>> HeldAsync(string clientId, CancellationToken cancellationToken)
    {
        var stored = await db.ClientPermissions.Where(row => row.ClientId == clientId).Select(row => row.Permission).ToListAsync(cancellationToken);
        return stored.Where(name => catalog.Find(name) is not null).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>True if whoever acts may change the client.</summary>
    public bool MayChange(Client client, IReadOnlySet<string> held)
        => authority.MayReach(client.UnitId) && authority.Covers(new RoleRights(0, client.Name, client.Scope, held));

    /// <summary>A client within the data scope.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<Client> FindAsync(string? id, CancellationToken cancellationToken)
        => await db.Clients.AsNoTracking().FirstOrDefaultAsync(client => client.Id == id && client.DeletedAt == null, cancellationToken)
            ?? throw new NotFoundException("接口客户端", id ?? "");

    /// <summary>A client that whoever acts may manage, with the permissions that it holds.</summary>
    /// <exception cref="ClientBeyondAuthorityException">It holds more than they do.</exception>
    public async Task<(Client Client, IReadOnlySet<string> Held)> RequireAsync(string? id, CancellationToken cancellationToken)
    {
        RequirePerson();
        var client = await FindAsync(id, cancellationToken);
        var held = await HeldAsync(client.Id, cancellationToken);
        return MayChange(client, held) ? (client, held) : throw new ClientBeyondAuthorityException(client.Name);
    }

    /// <summary>A machine must not make itself successors that outlive its own revocation.</summary>
    /// <exception cref="PersonRequiredException">A machine client acts.</exception>
    public void RequirePerson() => authority.RequirePerson();
}
