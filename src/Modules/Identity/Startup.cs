using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Identity.Access;
using PayHall.Identity.Accounts;
using PayHall.Identity.Api;
using PayHall.Identity.ApiReference;
using PayHall.Identity.Auditing;
using PayHall.Identity.Certificates;
using PayHall.Identity.Clients;
using PayHall.Identity.Data;
using PayHall.Identity.Notifications;
using PayHall.Identity.Organizations;
using PayHall.Identity.Passwords;
using PayHall.Identity.Profiles;
using PayHall.Identity.Recipes;
using PayHall.Identity.Roles;
using PayHall.Identity.SecondFactors;
using PayHall.Identity.Sessions;
using PayHall.Identity.Settings;
using PayHall.Identity.SignIn;
using PayHall.Identity.Tokens;
using PayHall.Modules;
using PayHall.Navigation;
using PayHall.Security;
using PayHall.Settings;
using PayHall.Tenants;

namespace PayHall.Identity;

/// <summary>Accounts, roles, sign-in and data scopes.</summary>
internal sealed class Startup(TenantSettings tenant, IConfiguration configuration) : StartupBase
{
    /// <summary>Before every module whose endpoints ask who is there.</summary>
    public override int Order => -100;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddTenantDbContext<IdentityDb>("identity");
        services.AddSettings<IdentitySettings>("identity");
        services.AddSettings<CertificateSettings>("certificates");
        services.AddScoped<IPermissionProvider, Permissions>();
        services.AddScoped<INavigationProvider, AdminMenu>();
        services.AddSignInCookies(tenant, configuration);
        services.AddAuthorization();
        services.AddAccess();
        services.AddSignIn();
        services.AddCertificates(configuration);
        services.AddSecondFactors();
        services.AddPasswords();
        services.AddSessions();
        services.AddAccounts();
        services.AddRoles();
        services.AddOrganizations();
        services.AddClients();
        services.AddTokens();
        services.AddProfiles();
        services.AddNotifications();
        services.AddAuditing();
        services.AddRecipeSteps();
        services.AddApi();
        services.AddScoped<ApiReferenceReader>();
        services.AddScoped<SaveSite>();
        services.ConfigurePages(IdentityPages.Configure);
    }

    /// <inheritdoc />
    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services)
    {
        var forwarded = services.GetRequiredService<ClientCertificates>();
        if (forwarded.ExpectsProxies)
            app.UseWhen(forwarded.IsForwarded, branch => branch.UseCertificateForwarding());
        app.UseAuthentication();
        app.UseMiddleware<AccessMiddleware>();
        app.UseAuthorization();
        IdentityApi.Map(routes);
        StartPage.Map(routes);
    }
}
