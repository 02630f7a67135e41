using System.Collections.Concurrent;
using PayHall.Identity.Domain.Certificates;

namespace PayHall.Identity.Certificates;

/// <summary>Revocation lists that were read before: large ones take long, and a row never changes.</summary>
internal sealed class RevocationListCache
{
    private readonly ConcurrentDictionary<long, RevocationList> lists = new();

    /// <summary>The list of a row, if it was read before.</summary>
    public RevocationList? Find(long id) => lists.GetValueOrDefault(id);

    /// <summary>Remembers the list of a row.</summary>
    public RevocationList Add(long id, RevocationList list) => lists[id] = list;

    /// <summary>Forgets all but the rows that are there.</summary>
    public void Keep(IReadOnlyCollection<long> ids)
    {
        foreach (var gone in lists.Keys.Except(ids))
            lists.TryRemove(gone, out _);
    }
}
