using System.Reflection;

namespace PayHall.Platform.Modules;

/// <summary>A feature that can be enabled in a tenant.</summary>
/// <param name="Id">Unique id.</param>
/// <param name="Name">Chinese display name.</param>
/// <param name="Description">What it gives to its users.</param>
/// <param name="Dependencies">Ids of the features it needs.</param>
/// <param name="Assembly">The module's assembly.</param>
/// <param name="IsTheme">True for a theme.</param>
public sealed record FeatureDescriptor(
    string Id,
    string Name,
    string Description,
    IReadOnlyList<string> Dependencies,
    Assembly Assembly,
    bool IsTheme)
{
    /// <summary>True if only the default site may have it.</summary>
    public bool DefaultTenantOnly { get; init; }

    /// <summary>True if it is never switched off.</summary>
    public bool StaysEnabled { get; init; }
}
