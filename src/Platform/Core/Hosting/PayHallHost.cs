using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PayHall.Platform.Background;
using PayHall.Platform.Data;
using PayHall.Platform.Http;
using PayHall.Platform.Modules;
using PayHall.Platform.Recipes;
using PayHall.Platform.Tenants;
using PayHall.Security;

namespace PayHall.Platform.Hosting;

/// <summary>The product on a web host.</summary>
public static class PayHallHost
{
    /// <summary>Adds the kernel. Reads <c>PAYHALL_DATA</c>, <c>PAYHALL_DATABASE</c> and the section <c>PayHall</c>.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="hostAssembly">The project that references the modules.</param>
    /// <param name="moreModules">Modules that the host's project does not reference.</param>
    public static WebApplicationBuilder AddPayHall(this WebApplicationBuilder builder, Assembly hostAssembly, params IEnumerable<Assembly> moreModules)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Where a listener asks for client certificates, the tenants judge them: each has authorities of its own.
            kestrel.ConfigureHttpsDefaults(https => https.AllowAnyClientCertificate());
        });
        var options = builder.Configuration.GetSection("PayHall").Get<PayHallOptions>() ?? new PayHallOptions();
        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(new KnownProxies(options.KnownProxies));
        services.AddHttpContextAccessor();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(ModuleCatalog.FromHost(hostAssembly, moreModules));
        var paths = new TenantPaths(
            Path.GetFullPath(builder.Configuration["PAYHALL_DATA"] ?? Path.Combine(builder.Environment.ContentRootPath, "App_Data")),
            Path.GetFullPath(options.Recipes ?? Path.Combine(AppContext.BaseDirectory, "recipes")));
        paths.Ensure();
        services.AddSingleton(paths);
        services.AddSingleton(provider => new TenantDatabases(provider.GetRequiredService<TenantPaths>(), builder.Configuration["PAYHALL_DATABASE"] ?? ""));
        services.AddSingleton<HostBridge>();
        services.AddSingleton<TenantShellBuilder>();
        services.AddSingleton<TenantStore>();
        services.AddSingleton<TenantHost>();
        services.AddSingleton<RecipeCatalog>();
        services.AddSingleton<FirstPasswordBoard>();
        services.AddSingleton<HashingSlots>();
        services.AddSingleton<TenantSetup>();
        services.AddSingleton<TenantArchive>();
        services.AddSingleton<TenantDirectory>();
        services.AddSingleton<ConsoleCatalog>();
        services.AddSingleton<TenantConsole>();
        services.AddSingleton<WorkSchedule>();
        services.AddSingleton(provider => new IdleTenantReaper(options.IdleTime, provider.GetRequiredService<ILogger<IdleTenantReaper>>()));
        services.AddSingleton<Readiness>();
        services.AddSingleton<Welcome>();
        services.AddSingleton<IHostedService, Bootstrap>();
        services.AddSingleton<IHostedService, BackgroundRunner>();
        return builder;
    }

    /// <summary>Reads the tenants and serves them.</summary>
    public static WebApplication UsePayHall(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Services.GetRequiredService<TenantHost>().Load();
        app.UseKnownProxies();
        app.Use(async (context, next) =>
        {
            // Before any tenant, and not as endpoints: the host's own routing would run before the tenants'.
            if (context.Request.Path == "/healthz/live")
                await context.Response.WriteAsync("live", context.RequestAborted);
            else if (context.Request.Path == "/healthz/ready")
                await context.RequestServices.GetRequiredService<Readiness>().AnswerAsync(context);
            else
                await next(context);
        });
        app.UseMiddleware<TenantMiddleware>();
        app.Run(context => HostPage.AnswerAsync(context, HostPage.NoSite));
        return app;
    }

    private static void UseKnownProxies(this WebApplication app)
    {
        var proxies = app.Services.GetRequiredService<KnownProxies>();
        if (proxies.Networks.Count == 0)
            return;
        app.Use((context, next) =>
        {
            proxies.Note(context);
            return next(context);
        });

        // From one known proxy to the next, as far as they go. The host is not taken over: which tenant a request is for is the proxy's Host header to say.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in proxies.Networks)
            options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }
}
