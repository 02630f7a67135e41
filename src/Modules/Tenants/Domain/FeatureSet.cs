namespace PayHall.Tenants.Domain;

/// <summary>The features that a tenant may have, and how they depend on each other. What is not among them depends on nothing.</summary>
internal sealed class FeatureSet(IReadOnlyList<FeatureDetail> features)
{
    private readonly Dictionary<string, FeatureDetail> byId = features.ToDictionary(feature => feature.Id, StringComparer.Ordinal);

    /// <summary>The feature, or null.</summary>
    public FeatureDetail? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>True for a theme.</summary>
    public bool IsTheme(string id) => Find(id)?.IsTheme == true;

    /// <summary>True if it is never switched off.</summary>
    public bool StaysEnabled(string id) => Find(id)?.StaysEnabled == true;

    /// <summary>The features and all that they need, dependencies first.</summary>
    public IReadOnlyList<string> Closure(IEnumerable<string> ids)
    {
        var ordered = new List<string>();
        foreach (var id in ids)
            Visit(id, ordered);
        return ordered;
    }

    /// <summary>Those of the enabled features that need this one, directly or not.</summary>
    public IReadOnlyList<string> NeededBy(string id, IEnumerable<string> enabled) => [.. enabled.Where(other => other != id && Closure([other]).Contains(id))];

    private void Visit(string id, List<string> ordered)
    {
        if (ordered.Contains(id))
            return;
        foreach (var dependency in Find(id)?.Dependencies ?? [])
            Visit(dependency, ordered);
        ordered.Add(id);
    }
}
