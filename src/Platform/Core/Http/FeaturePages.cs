using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Razor.Compilation;
using PayHall.Modules;
using PayHall.Platform.Modules;

namespace PayHall.Platform.Http;

/// <summary>Removes the pages whose model belongs to a feature of an enabled module that is itself not enabled.</summary>
internal sealed class FeaturePages(ApplicationPartManager parts, IReadOnlyList<FeatureDescriptor> enabled) : IPageRouteModelProvider
{
    // After the framework's own provider, which adds the compiled pages.
    public int Order => 1000;

    public void OnProvidersExecuting(PageRouteModelProviderContext context)
    {
        var views = new ViewsFeature();
        parts.PopulateFeature(views);
        var disabled = views.ViewDescriptors
            .Where(view => FeatureOf(view) is { } feature && enabled.All(known => known.Id != feature))
            .Select(view => view.RelativePath)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var route in context.RouteModels.Where(route => disabled.Contains(route.RelativePath)).ToList())
            context.RouteModels.Remove(route);
    }

    public void OnProvidersExecuted(PageRouteModelProviderContext context)
    {
    }

    private static string? FeatureOf(CompiledViewDescriptor view)
        => view.Type?.GetProperty("Model", BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)?.PropertyType.GetCustomAttribute<FeatureAttribute>()?.Id;
}
