namespace PayHall.Tenants;

/// <summary>A tenant as the tenant console shows it; without secrets.</summary>
public sealed record TenantDetail
{
    /// <summary>Technical name.</summary>
    public required string Name { get; init; }

    /// <summary>The organisation's name.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Hosts that lead to it; empty: every host.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>First path segment that leads to it; empty: none.</summary>
    public required string Prefix { get; init; }

    /// <summary>How it is.</summary>
    public required TenantCondition Condition { get; init; }

    /// <summary>Why it can't be started, in the technical words of the cause; null if nothing is known against it.</summary>
    public string? Fault { get; init; }

    /// <summary>True if its settings can't be used: nothing can be done with it before its file is mended.</summary>
    public bool IsDamaged { get; init; }

    /// <summary>The engine of its database.</summary>
    public required DatabaseProvider Database { get; init; }

    /// <summary>PostgreSQL: the schema.</summary>
    public string Schema { get; init; } = "";

    /// <summary>Name of the recipe that made it.</summary>
    public string Recipe { get; init; } = "";

    /// <summary>Ids of the features that were switched on by name.</summary>
    public required IReadOnlyList<string> Chosen { get; init; }

    /// <summary>Ids of all features that are on, dependencies included; empty if that can't be said.</summary>
    public required IReadOnlyList<string> Enabled { get; init; }

    /// <summary>Since when it runs, or null.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Given once, at random.</summary>
    public required string Id { get; init; }

    /// <summary>True for the default site, which is neither stopped nor removed nor moved.</summary>
    public bool IsDefault => Name == TenantSettings.DefaultName;
}
