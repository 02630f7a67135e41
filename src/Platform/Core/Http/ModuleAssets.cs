using System.Reflection;
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
            .Select(Folder)
            .ToArray();
        app.Use((context, next) =>
        {
            if (Array.Exists(hidden, folder => context.Request.Path.StartsWithSegments(folder, StringComparison.OrdinalIgnoreCase)))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            return next(context);
        });
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Cache });
    }

    private static PathString Folder(Assembly assembly) => "/_content/" + assembly.GetName().Name;

    /// <summary>A versioned address (<c>?v=hash</c>) never changes its content; any other is asked for again.</summary>
    private static void Cache(StaticFileResponseContext context)
        => context.Context.Response.Headers[HeaderNames.CacheControl] = context.Context.Request.Query.ContainsKey("v")
            ? "public, max-age=31536000, immutable"
            : "no-cache";
}
