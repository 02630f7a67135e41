namespace PayHall.Modules;

/// <summary>
/// The manifest (清单) of a module, on the assembly, in <c>Manifest.cs</c>. The id equals the project's name and
/// the Razor area's name. Unless the module declares a <see cref="FeatureAttribute"/> with the same id, it has one
/// feature of that id.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public class ModuleAttribute : Attribute
{
    /// <summary>Unique id, e.g. <c>Settlement</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Chinese display name; the localisation key of the name in other languages.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence in Chinese that says what the module gives to its users.</summary>
    public string Description { get; init; } = "";

    /// <summary>Ids of the features that the module's main feature needs.</summary>
    public string[] Dependencies { get; init; } = [];
}
