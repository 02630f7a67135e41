using System.Collections.Concurrent;

namespace PayHall.Identity.Access;

/// <summary>
/// Remembers grants by actor. A grant counts only at the version at which it was read, and the version is read with every
/// request, so a change of roles on any host holds from the next request on.
/// </summary>
internal sealed class AccessCache
{
    private const int Capacity = 10_000;
    private readonly ConcurrentDictionary<string, AccessGrant> grants = new(StringComparer.Ordinal);

    /// <summary>The grant, or null if none was read at this version.</summary>
    public AccessGrant? Find(string actorId, long version)
        => grants.TryGetValue(actorId, out var grant) && grant.Version == version ? grant : null;

    /// <summary>Remembers a grant.</summary>
    public void Add(string actorId, AccessGrant grant)
    {
        if (grants.Count >= Capacity)
            grants.Clear();
        grants[actorId] = grant;
    }
}
