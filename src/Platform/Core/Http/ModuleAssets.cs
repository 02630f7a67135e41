using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;
using PayHall.Platform.Modules;

namespace PayHall.Platform.Http;

/// <summary>Serves the static files of the enabled modules; those of the others don't exist in this tenant.</summary>
internal static class ModuleAssets
{
    public static void UseModuleAssets(this IApplicationBuilder app, ModuleCatalog catalog, IReadOnlyList<FeatureDescriptor> enabled)
    {
        var hidden = catalog.Assemblies
            .Except(enabled.Select(feature => feature.Assembly))
            .Select(assembly => assembly.GetName().Name!)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        app.Use((context, next) =>
        {
            // Segment by segment as the file provider does, to which several slashes are one.
            if (context.Request.Path.Value!.Split('/', 3, StringSplitOptions.RemoveEmptyEntries) is [var root, var module, ..]
                && root.Equals("_content", StringComparison.OrdinalIgnoreCase) && hidden.Contains(module))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            return next(context);
        });
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Cache });
    }

    /// <summary>A versioned address (<c>?v=hash</c>) never changes its content; any other is asked for again.</summary>
    private static void Cache(StaticFileResponseContext context)
        => context.Context.Response.Headers[HeaderNames.CacheControl] = context.Context.Request.Query.ContainsKey("v")
            ? "public, max-age=31536000, immutable"
            : "no-cache";
}
