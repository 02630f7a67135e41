using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace PayHall.Modules;

/// <summary>
/// A feature's entry point: it registers the feature's services in a tenant's own container and adds to the tenant's
/// own pipeline. Created once per tenant start; its constructor may take what the host bridges (configuration,
/// environment, logging) and <see cref="Tenants.TenantSettings"/>. A module is written as if it were alone on the host.
/// </summary>
public abstract class StartupBase
{
    /// <summary>Startups run in ascending order, then in the order of feature dependencies. Default 0.</summary>
    public virtual int Order => 0;

    /// <summary>Registers services in the tenant's container.</summary>
    public virtual void ConfigureServices(IServiceCollection services)
    {
    }

    /// <summary>Adds middleware and endpoints to the tenant's pipeline, between routing and endpoint execution.</summary>
    /// <param name="app">The tenant's pipeline.</param>
    /// <param name="routes">The tenant's endpoints. Razor Pages are mapped by the kernel.</param>
    /// <param name="services">The tenant's root container.</param>
    public virtual void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services)
    {
    }
}
