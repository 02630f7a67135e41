using PayHall.Tenants;

namespace PayHall.Platform.Modules;

/// <summary>The features of this host with their dependencies.</summary>
public sealed class FeatureGraph
{
    private readonly Dictionary<string, FeatureDescriptor> byId = new(StringComparer.Ordinal);

    /// <summary>Builds the graph.</summary>
    /// <exception cref="FeatureException">Two features have the same id.</exception>
    public FeatureGraph(IEnumerable<FeatureDescriptor> features)
    {
        foreach (var feature in features)
        {
            if (!byId.TryAdd(feature.Id, feature))
                throw new FeatureException($"Feature {feature.Id} is declared twice: in {byId[feature.Id].Assembly.GetName().Name} and in {feature.Assembly.GetName().Name}.");
        }
    }

    /// <summary>All features.</summary>
    public IReadOnlyCollection<FeatureDescriptor> Features => byId.Values;

    /// <summary>The features asked for and all they depend on, dependencies first; otherwise in the order asked for.</summary>
    /// <exception cref="FeatureException">An id is unknown, the dependencies form a cycle, or two themes are asked for.</exception>
    public IReadOnlyList<FeatureDescriptor> Closure(IEnumerable<string> ids)
    {
        var ordered = new List<FeatureDescriptor>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids)
            Visit(id, [], ordered, done);
        var themes = ordered.Where(feature => feature.IsTheme).Select(feature => feature.Id).ToList();
        if (themes.Count > 1)
            throw new FeatureException($"A tenant has one theme, not several: {string.Join(", ", themes)}.");
        return ordered;
    }

    /// <summary>The features of a tenant and all they depend on, as <see cref="Closure"/>.</summary>
    /// <exception cref="FeatureException">As there, or a feature is the default site's alone.</exception>
    public IReadOnlyList<FeatureDescriptor> ClosureOf(TenantSettings tenant, IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        var features = Closure(ids);
        if (tenant.Name != TenantSettings.DefaultName && features.FirstOrDefault(feature => feature.DefaultTenantOnly) is { } reserved)
            throw new FeatureException($"Feature {reserved.Id} is the default site's alone; tenant {tenant.Name} can't have it.");
        return features;
    }

    /// <summary>True if only the default site may have the feature, because of itself or of what it needs.</summary>
    public bool DefaultTenantOnly(string id) => Closure([id]).Any(feature => feature.DefaultTenantOnly);

    private void Visit(string id, IReadOnlyList<string> path, List<FeatureDescriptor> ordered, HashSet<string> done)
    {
        if (done.Contains(id))
            return;
        if (path.Contains(id, StringComparer.Ordinal))
            throw new FeatureException($"Features depend on each other in a circle: {string.Join(" → ", path.Append(id))}.");
        if (!byId.TryGetValue(id, out var feature))
        {
            throw new FeatureException(path.Count == 0
                ? $"There is no feature {id} on this host."
                : $"Feature {path[^1]} needs {id}, which is not on this host.");
        }

        foreach (var dependency in feature.Dependencies)
            Visit(dependency, [.. path, id], ordered, done);
        done.Add(id);
        ordered.Add(feature);
    }
}
