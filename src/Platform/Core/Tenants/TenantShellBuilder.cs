using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Components;
using PayHall.Platform.Data;
using PayHall.Platform.Hosting;
using PayHall.Platform.Modules;
using PayHall.Tenants;
using StartupBase = PayHall.Modules.StartupBase;

namespace PayHall.Platform.Tenants;

/// <summary>
/// Starts a tenant: bridge → framework → parts → startups → provider → migrations → pipeline. If a step fails, all that was
/// built is disposed and nothing of it serves.
/// </summary>
public sealed class TenantShellBuilder(ModuleCatalog catalog, HostBridge bridge, TenantDatabases databases)
{
    /// <summary>Builds the shell.</summary>
    /// <exception cref="TenantException">A feature is unknown, the database can't be reached, and so on; it names the step that failed.</exception>
    public async Task<TenantShell> BuildAsync(TenantSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var step = "choosing its features";
        ServiceProvider? provider = null;
        try
        {
            var features = catalog.Graph.ClosureOf(settings, settings.Features);
            step = "configuring its services";
            var startups = CreateStartups(settings, features);
            provider = BuildServices(settings, features, startups);
            step = "migrating its database";
            await TenantMigrator.MigrateAsync(provider, cancellationToken);
            step = "building its pipeline";
            return new TenantShell(settings, features, provider, BuildPipeline(provider, settings, features, startups));
        }
        catch (Exception failure)
        {
            if (provider is not null)
                await provider.DisposeAsync();
            if (failure is TenantException or OperationCanceledException)
                throw;
            throw new TenantException($"Tenant {settings.Name} can't be started: {step} failed: {failure.Message}", failure);
        }
    }

    private ServiceProvider BuildServices(TenantSettings settings, IReadOnlyList<FeatureDescriptor> features, List<StartupBase> startups)
    {
        var services = new ServiceCollection();
        bridge.AddTo(services, settings);
        services.AddSingleton(settings);
        services.AddSingleton(features);
        services.AddSingleton(_ => databases.Open(settings));
        services.AddTenantPlatform(settings, TextAssemblies(settings, features));
        services.AddSingleton(Parts(features));
        services.AddTenantWeb(settings);
        foreach (var startup in startups)
            startup.ConfigureServices(services);

#pragma warning disable RS0030 // This is the kernel: the one place that builds containers.
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
#pragma warning restore RS0030
    }

    /// <summary>The default site speaks of every module's features, and so needs their English; its own texts win.</summary>
    private List<Assembly> TextAssemblies(TenantSettings settings, IReadOnlyList<FeatureDescriptor> features) =>
    [
        .. settings.Name == TenantSettings.DefaultName ? catalog.Assemblies.Except(features.Select(feature => feature.Assembly)) : [],
        typeof(TenantShellBuilder).Assembly,
        typeof(ComponentsAssembly).Assembly,
        .. features.Select(feature => feature.Assembly),
    ];

    private List<StartupBase> CreateStartups(TenantSettings settings, IReadOnlyList<FeatureDescriptor> features)
    {
        // A container of their own: startups may take what the host bridges and the settings, before there is a tenant's container.
        var services = new ServiceCollection();
        bridge.AddTo(services, settings);
        services.AddSingleton(settings);
#pragma warning disable RS0030 // As above.
        using var provider = services.BuildServiceProvider();
#pragma warning restore RS0030
        return [.. catalog.StartupsOf(features)
            .Select(type => (StartupBase)ActivatorUtilities.CreateInstance(provider, type))
            .OrderBy(startup => startup.Order)];
    }

    /// <summary>The theme first, so that its views win; then the modules, those that depend on others before them; last what all share.</summary>
    private static ApplicationPartManager Parts(IReadOnlyList<FeatureDescriptor> features)
    {
        var manager = new ApplicationPartManager();
        var assemblies = features.Where(feature => feature.IsTheme)
            .Concat(features.Where(feature => !feature.IsTheme).Reverse())
            .Select(feature => feature.Assembly)
            .Append(typeof(ComponentsAssembly).Assembly)
            .Distinct();
        foreach (var assembly in assemblies)
        {
            foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(assembly).GetApplicationParts(assembly))
                manager.ApplicationParts.Add(part);
        }

        return manager;
    }

    private Microsoft.AspNetCore.Http.RequestDelegate BuildPipeline(
        IServiceProvider provider,
        TenantSettings settings,
        IReadOnlyList<FeatureDescriptor> features,
        List<StartupBase> startups)
    {
        var app = new ApplicationBuilder(provider, new FeatureCollection());
        Action<IApplicationBuilder> configure = pipeline => pipeline.UseTenantPipeline(settings, catalog, features, (inner, routes) =>
        {
            foreach (var startup in startups)
                startup.Configure(inner, routes, provider);
        });
        foreach (var filter in provider.GetServices<IStartupFilter>().Reverse())
            configure = filter.Configure(configure);
        configure(app);
        return app.Build();
    }
}
