using Microsoft.EntityFrameworkCore;
using PayHall.Identity.Data;
using PayHall.Identity.Domain;
using PayHall.Identity.Roles;
using PayHall.Security;
using PayHall.Settings;

namespace PayHall.Identity.Access;

/// <summary>Works out permissions and data scope of accounts and clients; the one place where a data scope becomes units (I-10).</summary>
internal sealed class AccessReader(IdentityDb db, PermissionCatalog catalog, AccessCache cache, ISettings<IdentitySettings> settings)
{
    /// <summary>What the account may do.</summary>
    public async Task<AccessGrant> OfUserAsync(string userId, long unitId, long version, CancellationToken cancellationToken)
    {
        if (cache.Find(userId, version) is { } known)
            return known;

        var grant = (await ReadAsync(userId, unitId, version, cancellationToken)).Grant;
        cache.Add(userId, grant);
        return grant;
    }

    /// <summary>What the account may do, with the roles from which it comes, as it is in the database now.</summary>
    public async Task<AccessOrigin> ExplainUserAsync(string userId, long unitId, CancellationToken cancellationToken)
    {
        var version = await db.AccessVersions.Select(row => row.Value).FirstAsync(cancellationToken);
        return await ReadAsync(userId, unitId, version, cancellationToken);
    }

    /// <summary>What the machine client may do.</summary>
    public async Task<AccessGrant> OfClientAsync(Client client, long version, CancellationToken cancellationToken)
    {
        var actorId = ActorId(client.Id);
        if (cache.Find(actorId, version) is { } known)
            return known;

        var permissions = await db.ClientPermissions.Where(row => row.ClientId == client.Id).Select(row => row.Permission).ToListAsync(cancellationToken);
        var held = permissions.Where(name => catalog.Find(name) is not null).ToHashSet(StringComparer.Ordinal);
        var grant = new AccessGrant(version, held, await ScopeAsync(client.UnitId, new HashSet<DataScopeKind> { client.Scope }, [], cancellationToken), []);
        cache.Add(actorId, grant);
        return grant;
    }

    /// <summary>True if the tenant wants more than a password from whoever may do this much.</summary>
    public async Task<bool> WantsSecondProofAsync(AccessGrant grant, CancellationToken cancellationToken)
        => (await settings.GetAsync(cancellationToken)).SecondFactorForAdministrators
            && Permissions.Administrative.Any(permission => catalog.Covers(grant.Permissions, permission.Name));

    /// <summary>What is left of these permissions in a token that was narrowed to a scope; null is no narrowing.</summary>
    public IReadOnlySet<string> Narrow(IReadOnlySet<string> held, string? scope)
        => scope is null ? held : ScopeList.Read(scope).Where(name => catalog.Covers(held, name)).ToHashSet(StringComparer.Ordinal);

    /// <summary>The id under which a machine client acts.</summary>
    public static string ActorId(string clientId) => "client:" + clientId;

    private async Task<AccessOrigin> ReadAsync(string userId, long unitId, long version, CancellationToken cancellationToken)
    {
        var roles = await RoleRights.OfUserAsync(db, catalog, userId, cancellationToken);
        var everyone = catalog.OfStereotype(Stereotypes.Authenticated);
        var permissions = roles.SelectMany(role => role.Permissions).Concat(everyone).ToHashSet(StringComparer.Ordinal);
        var areas = await db.UserUnits.Where(row => row.UserId == userId).Select(row => row.UnitId).ToListAsync(cancellationToken);
        var scope = await ScopeAsync(unitId, roles.Select(role => role.Scope).ToHashSet(), areas, cancellationToken);
        return new AccessOrigin(new AccessGrant(version, permissions, scope, [.. roles.Select(role => role.Name)]), roles, everyone);
    }

    /// <summary>Resolves kinds of data scope to units.</summary>
    /// <param name="unitId">The unit of the account or client.</param>
    /// <param name="kinds">The kinds that its roles give.</param>
    /// <param name="areas">Units assigned to it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<DataScope> ScopeAsync(long unitId, IReadOnlySet<DataScopeKind> kinds, IReadOnlyCollection<long> areas, CancellationToken cancellationToken)
    {
        if (kinds.Count == 0)
            return DataScope.None;
        if (kinds.Contains(DataScopeKind.All))
            return DataScope.All;

        var units = new HashSet<long>();
        if (kinds.Contains(DataScopeKind.OwnUnit))
            units.Add(unitId);
        if (kinds.Contains(DataScopeKind.OwnUnitAndBelow))
            await AddBelowAsync(units, [unitId], cancellationToken);
        if (kinds.Contains(DataScopeKind.AssignedAreas))
            await AddBelowAsync(units, areas, cancellationToken);
        return new DataScope { Kind = kinds.Max(), Units = [.. units.Order()] };
    }

    private async Task AddBelowAsync(HashSet<long> units, IReadOnlyCollection<long> roots, CancellationToken cancellationToken)
    {
        var paths = await db.AllUnits.Where(unit => roots.Contains(unit.Id)).Select(unit => unit.Path).ToListAsync(cancellationToken);
        foreach (var path in paths.Where(path => !paths.Exists(other => other != path && UnitPath.IsWithin(path, other))))
            units.UnionWith(await db.AllUnits.Where(unit => unit.Path.StartsWith(path)).Select(unit => unit.Id).ToListAsync(cancellationToken));
    }
}
