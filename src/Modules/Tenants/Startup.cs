using Microsoft.Extensions.DependencyInjection;
using PayHall.Modules;
using PayHall.Security;

namespace PayHall.Tenants;

/// <summary>The default site.</summary>
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
        => services.ConfigurePages(pages => pages.AddAreaPageRoute("Tenants", "/Index", ""));
}
