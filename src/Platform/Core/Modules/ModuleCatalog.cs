using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using PayHall.Modules;

namespace PayHall.Platform.Modules;

/// <summary>
/// All modules of this host. They are found through the application-part attributes that the Razor SDK stamps on the host
/// for every referenced project, and kept if they carry a manifest.
/// </summary>
public sealed class ModuleCatalog
{
    private readonly Dictionary<Type, string> startups = [];

    /// <summary>Reads the manifests of the given assemblies.</summary>
    /// <exception cref="FeatureException">Two features have the same id.</exception>
    public ModuleCatalog(IEnumerable<Assembly> assemblies)
    {
        var features = new List<FeatureDescriptor>();
        foreach (var assembly in assemblies.Distinct())
        {
            if (assembly.GetCustomAttribute<ModuleAttribute>() is not { } module)
                continue;
            features.Add(new FeatureDescriptor(module.Id, module.Name, module.Description, module.Dependencies, assembly, module is ThemeAttribute)
            {
                DefaultTenantOnly = module.DefaultTenantOnly,
                StaysEnabled = module.StaysEnabled,
            });
            features.AddRange(assembly.GetCustomAttributes<FeatureAttribute>().Select(feature =>
                new FeatureDescriptor(feature.Id, feature.Name, feature.Description, [module.Id, .. feature.Dependencies], assembly, IsTheme: false)
                {
                    DefaultTenantOnly = module.DefaultTenantOnly,
                }));
            foreach (var type in assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(StartupBase)) && !type.IsAbstract))
                startups.Add(type, type.GetCustomAttribute<FeatureAttribute>()?.Id ?? module.Id);
        }

        Graph = new FeatureGraph(features);
    }

    /// <summary>The features and their dependencies.</summary>
    public FeatureGraph Graph { get; }

    /// <summary>Every module assembly.</summary>
    public IEnumerable<Assembly> Assemblies => Graph.Features.Select(feature => feature.Assembly).Distinct();

    /// <summary>Finds the modules that the host's project references.</summary>
    public static ModuleCatalog FromHost(Assembly host, params IEnumerable<Assembly> more)
    {
        ArgumentNullException.ThrowIfNull(host);
        var parts = host.GetCustomAttributes<ApplicationPartAttribute>().Select(part => Assembly.Load(new AssemblyName(part.AssemblyName)));
        return new ModuleCatalog(parts.Concat(more));
    }

    /// <summary>The startups of the enabled features.</summary>
    public IEnumerable<Type> StartupsOf(IReadOnlyCollection<FeatureDescriptor> enabled)
        => enabled.SelectMany(feature => startups
            .Where(startup => startup.Value == feature.Id)
            .Select(startup => startup.Key)
            .OrderBy(type => type.FullName, StringComparer.Ordinal));
}
