using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;
using PayHall.Api;
using PayHall.Background;
using PayHall.Data;
using PayHall.Lists;
using PayHall.Navigation;
using PayHall.Platform.Api;
using PayHall.Platform.Background;
using PayHall.Platform.Data;
using PayHall.Platform.Http;
using PayHall.Platform.Http.OpenApi;
using PayHall.Platform.Lists;
using PayHall.Platform.Localization;
using PayHall.Platform.Navigation;
using PayHall.Platform.Recipes;
using PayHall.Platform.Settings;
using PayHall.Recipes;
using PayHall.Security;
using PayHall.Settings;
using PayHall.Tenants;

namespace PayHall.Platform.Hosting;

/// <summary>What every tenant's container holds, whatever its features are.</summary>
internal static class TenantPlatformServices
{
    /// <summary>The kernel's services.</summary>
    public static IServiceCollection AddTenantPlatform(this IServiceCollection services, TenantSettings settings, IReadOnlyList<Assembly> textAssemblies)
    {
        services.AddOptions();
        services.AddSingleton<TenantClock>();
        services.AddScoped<AccessContext>();
        services.AddSingleton<ITenantDatabase>(provider => provider.GetRequiredService<TenantDatabase>());
        services.AddSingleton(provider => provider.GetRequiredService<TenantDatabase>().CreateWriter());
        services.AddTenantDbContext<PlatformDbContext>("platform");
        services.AddSingleton<SettingsStore>();
        services.AddSingleton(typeof(ISettings<>), typeof(TypedSettings<>));
        services.AddScoped(typeof(SettingsEditor<>));
        services.AddSettings<SiteSettings>("site");
        services.AddSettings<SiteLogo>("logo");
        services.AddSingleton<IIdempotency, Idempotency>();
        services.AddScoped<IBackgroundTask, PruneIdempotency>();
        services.AddSingleton<JobStore>();
        services.AddSingleton<IJobQueue>(provider => provider.GetRequiredService<JobStore>());
        services.AddSingleton<JobRunner>();
        services.AddSingleton<TaskRunner>();
        services.AddScoped<IMenu, Menu>();
        services.AddSingleton<RecipeRunner>();
        services.AddScoped<IRecipeStepHandler, FeaturesStep>();
        services.AddScoped<IRecipeStepHandler, SettingsStep>();
        services.AddSingleton<IDemoAccounts, DemoAccounts>();
        services.AddSingleton<ExportSlots>();
        services.AddSingleton(ExportAuditWords.All);

        // Made when it is asked for: a tenant without accounts has no audit trail, and no list to export either.
        services.AddScoped<IListExporter>(provider => ActivatorUtilities.CreateInstance<ListExporter>(provider));
        services.AddSingleton<IFirstPasswords, FirstPasswords>();
        services.AddSingleton<IStringLocalizer>(new CatalogLocalizer(textAssemblies));
        services.AddSingleton<IStringLocalizerFactory, CatalogLocalizerFactory>();
        services.AddTransient(typeof(IStringLocalizer<>), typeof(StringLocalizer<>));
        return services;
    }

    /// <summary>The framework's web services with the tenant's own names, keys and cookies. The application parts must be there already.</summary>
    public static IServiceCollection AddTenantWeb(this IServiceCollection services, TenantSettings settings)
    {
        services.AddRouting();
        services.AddDataProtection().SetApplicationName("payhall/" + settings.Name + "/" + settings.Id);
        services.AddSingleton<DataProtectionKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<DataProtectionKeys>((options, keys) => options.XmlRepository = keys);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "ph-form-" + settings.Name;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.HeaderName = "RequestVerificationToken";
        });
        services.AddAuthorization(options =>
        {
            options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
            options.AddPolicy(PermissionConventions.SignedIn, options.FallbackPolicy);
        });
        services.AddProblemDetails();
        services.AddRazorPages().AddMvcOptions(options =>
        {
            options.Filters.Add<InputGuard>();
            options.Filters.Add<BindingGuard>();
        }).AddViewLocalization().AddDataAnnotationsLocalization();
        services.AddSingleton<PageHandlerCall>();
        services.ConfigureOptions<PayHall.Components.BindingMessages>();
        services.AddSingleton<IPageRouteModelProvider, FeaturePages>();
        services.Configure<Microsoft.AspNetCore.Mvc.CookieTempDataProviderOptions>(options => options.Cookie.Name = "ph-temp-" + settings.Name);

        // Chinese stays readable in the page's source; all that HTML needs escaped still is.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new System.Text.Encodings.Web.TextEncoderSettings(System.Text.Unicode.UnicodeRanges.All));
        services.Configure<JsonOptions>(options => options.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        services.AddOpenApi("v1", options => options
            .AddOperationTransformer((operation, context, cancellation) => InScopeAsync<ApiOperations>(
                context.ApplicationServices, transformer => transformer.TransformAsync(operation, context, cancellation)))
            .AddSchemaTransformer<ApiSchemas>()
            .AddDocumentTransformer((document, context, cancellation) => InScopeAsync<ApiDocument>(
                context.ApplicationServices, transformer => transformer.TransformAsync(document, context, cancellation))));
        return services;
    }

    // Whoever asks the provider for the document, and not the address, brings no scope along.
    private static async Task InScopeAsync<T>(IServiceProvider services, Func<T, Task> work)
    {
        await using var scope = services.CreateAsyncScope();
        await work(ActivatorUtilities.CreateInstance<T>(scope.ServiceProvider));
    }
}
