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

    /// <summary>True if only the default site may have the module's features (P-02); any other tenant that names one does not start.</summary>
    public bool DefaultTenantOnly { get; init; }

    /// <summary>True if the module's main feature, once a tenant has it, is never switched off: without it nobody could get in to switch it on again.</summary>
    public bool StaysEnabled { get; init; }
}
