using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Errors;
using PayHall.Security;

namespace PayHall.Identity.Access;

/// <summary>Every permission of the features enabled in this tenant, and what the built-in roles hold by default.</summary>
internal sealed class PermissionCatalog
{
    private readonly FrozenDictionary<string, Permission> byName;
    private readonly Dictionary<string, FrozenSet<string>> stereotypes;

    /// <summary>Asks every feature's provider once.</summary>
    public PermissionCatalog(IServiceScopeFactory scopes)
    {
        using var scope = scopes.CreateScope();
        var providers = scope.ServiceProvider.GetServices<IPermissionProvider>().ToList();
        All = [.. providers.SelectMany(provider => provider.GetPermissions()).DistinctBy(permission => permission.Name)];
        byName = All.ToFrozenDictionary(permission => permission.Name, StringComparer.Ordinal);
        stereotypes = providers
            .SelectMany(provider => provider.GetDefaultStereotypes())
            .GroupBy(stereotype => stereotype.Name, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.SelectMany(stereotype => stereotype.Permissions).Select(permission => permission.Name).ToFrozenSet(StringComparer.Ordinal),
                StringComparer.Ordinal);
        stereotypes[Stereotypes.TenantAdministrator] = byName.Keys.ToFrozenSet(StringComparer.Ordinal);
        stereotypes[Stereotypes.PlatformAdministrator] = stereotypes[Stereotypes.TenantAdministrator];
    }

    /// <summary>The permissions in the order in which the tree shows them.</summary>
    public IReadOnlyList<Permission> All { get; }

    /// <summary>Their names, for a query.</summary>
    public IReadOnlyList<string> Names => [.. byName.Keys];

    /// <summary>The permissions of these names.</summary>
    /// <param name="names">The names.</param>
    /// <param name="field">The field of the input that holds them.</param>
    /// <exception cref="InputException">No enabled feature offers one of them.</exception>
    public IReadOnlyList<Permission> Require(IEnumerable<string> names, string field)
    {
        var errors = new InputErrors();
        var found = new List<Permission>();
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            if (Find(name) is { } permission)
                found.Add(permission);
            else
                errors.Add(field, "没有名为 {0} 的权限", name);
        }

        errors.ThrowIfAny();
        return found;
    }

    /// <summary>The permission of that name, or null.</summary>
    public Permission? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>True if the permission is among those held, directly or through one that implies it.</summary>
    public bool Covers(IReadOnlySet<string> held, string name) => Find(name) is { } permission && Covers(held, permission);

    /// <summary>Names of the permission and of all that imply it: whoever holds one of them holds it.</summary>
    public IReadOnlyList<string> NamesCovering(Permission permission)
        => [.. permission.ImpliedBy.SelectMany(NamesCovering).Prepend(permission.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>The stereotypes that hold one of these by default.</summary>
    public IReadOnlyList<string> StereotypesHolding(IReadOnlyCollection<string> names)
        => [.. stereotypes.Where(stereotype => names.Any(stereotype.Value.Contains)).Select(stereotype => stereotype.Key)];

    /// <summary>What a stereotype holds; nothing if no feature knows it.</summary>
    public IReadOnlySet<string> OfStereotype(string stereotype)
        => stereotypes.GetValueOrDefault(stereotype) ?? FrozenSet<string>.Empty;

    private static bool Covers(IReadOnlySet<string> held, Permission permission)
        => held.Contains(permission.Name) || permission.ImpliedBy.Any(wider => Covers(held, wider));

    /// <summary>True if the stereotype exists for this tenant's features or for the platform.</summary>
    public bool KnowsStereotype(string stereotype)
        => stereotypes.ContainsKey(stereotype)
            || typeof(Stereotypes).GetFields().Any(field => string.Equals((string?)field.GetRawConstantValue(), stereotype, StringComparison.Ordinal));
}
