using System.Collections.Concurrent;

namespace PayHall.Platform.Recipes;

/// <summary>The first passwords of tenants that are being set up, in memory only, until somebody takes them.</summary>
public sealed class FirstPasswordBoard
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<(string UserName, string Password)>> byTenant = new(StringComparer.Ordinal);

    /// <summary>Keeps a password.</summary>
    public void Add(string tenant, string userName, string password) => byTenant.GetOrAdd(tenant, _ => new()).Enqueue((userName, password));

    /// <summary>Hands out a tenant's passwords and forgets them.</summary>
    public IReadOnlyList<(string UserName, string Password)> Take(string tenant) => byTenant.TryRemove(tenant, out var found) ? [.. found] : [];
}
