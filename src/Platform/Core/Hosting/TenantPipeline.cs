using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using PayHall.Platform.Http;
using PayHall.Platform.Modules;
using PayHall.Tenants;

namespace PayHall.Platform.Hosting;

/// <summary>The order of every tenant's pipeline.</summary>
internal static class TenantPipeline
{
    public static void UseTenantPipeline(
        this IApplicationBuilder app,
        TenantSettings settings,
        ModuleCatalog catalog,
        IReadOnlyList<FeatureDescriptor> features,
        Action<IApplicationBuilder, IEndpointRouteBuilder> configureFeatures)
    {
        app.UseLanguage(settings);
        app.Use((context, next) =>
        {
            SecurityHeaders.Apply(context);
            return next(context);
        });
        app.UseModuleAssets(catalog, features);
        app.UseMiddleware<ErrorMiddleware>();
        app.Use((context, next) =>
        {
            InputGuard.CheckQuery(context.Request);
            return next(context);
        });
        app.Use((context, next) =>
        {
            // What a page shows is private. Set last, so that a file's or the framework's own rule stays.
            context.Response.OnStarting(() =>
            {
                if (context.Response.Headers.CacheControl.Count == 0)
                    context.Response.Headers.CacheControl = "no-store";
                return Task.CompletedTask;
            });
            return next(context);
        });
        app.UseRouting();
        app.UseEndpoints(routes =>
        {
            configureFeatures(app, routes);
            routes.MapLanguage(settings);
            routes.MapBranding();
            routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
            routes.MapRazorPages();
        });
    }
}
