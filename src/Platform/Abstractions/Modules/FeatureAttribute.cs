namespace PayHall.Modules;

/// <summary>
/// On an assembly: declares a feature (功能) beside the module's main one. On a startup or page model: says to which
/// feature the type belongs; without it the type belongs to the module's main feature.
/// </summary>
/// <param name="id">The feature's unique id, e.g. <c>Settlement.Api</c>.</param>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class, AllowMultiple = true)]
public sealed class FeatureAttribute(string id) : Attribute
{
    /// <summary>The feature's unique id.</summary>
    public string Id { get; } = id;

    /// <summary>Chinese display name; only read from an assembly's attribute.</summary>
    public string Name { get; init; } = "";

    /// <summary>What the feature gives to its users, in Chinese; only read from an assembly's attribute.</summary>
    public string Description { get; init; } = "";

    /// <summary>Ids of the features it needs; only read from an assembly's attribute.</summary>
    public string[] Dependencies { get; init; } = [];
}
