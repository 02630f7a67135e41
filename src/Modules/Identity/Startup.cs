using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Auditing;
using PayHall.Background;
using PayHall.Data;
using PayHall.Identity.Access;
using PayHall.Identity.Accounts;
using PayHall.Identity.Api;
using PayHall.Identity.ApiReference;
using PayHall.Identity.Areas.Identity.Pages.Accounts;
using PayHall.Identity.Areas.Identity.Pages.Clients;
using PayHall.Identity.Areas.Identity.Pages.Roles;
using PayHall.Identity.Auditing;
using PayHall.Identity.Captcha;
using PayHall.Identity.Clients;
using PayHall.Identity.Data;
using PayHall.Identity.Organizations;
using PayHall.Identity.Passwords;
using PayHall.Identity.PaymentPasswords;
using PayHall.Identity.Recipes;
using PayHall.Identity.Roles;
using PayHall.Identity.SecondFactors;
using PayHall.Identity.Sessions;
using PayHall.Identity.SignIn;
using PayHall.Identity.Tokens;
using PayHall.Modules;
using PayHall.Navigation;
using PayHall.Organizations;
using PayHall.Recipes;
using PayHall.Security;
using PayHall.Settings;
using PayHall.Tenants;

namespace PayHall.Identity;

/// <summary>Accounts, roles, sign-in and data scopes.</summary>
internal sealed class Startup(TenantSettings tenant, IConfiguration configuration) : StartupBase
{
    private const int DefaultIterations = 210_000;

    /// <summary>Before every module whose endpoints ask who is there.</summary>
    public override int Order => -100;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddTenantDbContext<IdentityDb>("identity");
        services.AddSettings<IdentitySettings>("identity");
        services.AddScoped<IPermissionProvider, Permissions>();
        services.AddScoped<INavigationProvider, AdminMenu>();
        AddContracts(services);
        AddUseCases(services);
        AddAuthentication(services);
        AddAuthorization(services);
        services.ConfigurePages(pages => pages
            .RequireSignedIn("Identity", "/SignOut")
            .RequireSignedIn("Identity", "/ChangePassword")
            .RequireSignedIn("Identity", "/ChangePaymentPassword")
            .RequirePermission("Identity", "/Accounts", Permissions.ViewAccounts)
            .RequirePagePermission("Identity", "/Accounts/Edit", Permissions.ManageAccounts)
            .RequirePagePermission("Identity", "/Accounts/Roles", Permissions.AssignRoles)
            .RequirePermission("Identity", "/Roles", Permissions.ViewRoles)
            .RequirePermission("Identity", "/Organizations", Permissions.ViewOrganizations)
            .RequirePagePermission("Identity", "/Organizations/Edit", Permissions.ManageOrganizations)
            .RequirePermission("Identity", "/Clients", Permissions.ViewClients)
            .RequirePagePermission("Identity", "/ApiReference", Permissions.ViewApi)
            .RequireSignedIn("Identity", "/My/Tokens")
            .RequireSignedIn("Identity", "/My/SecondFactor")
            .RequirePagePermission("Identity", "/ResetPaymentPassword", Permissions.ResetPaymentPassword));
    }

    /// <inheritdoc />
    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services)
    {
        app.UseAuthentication();
        app.UseMiddleware<AccessMiddleware>();
        app.UseAuthorization();
        IdentityApi.Map(routes);
        StartPage.Map(routes);
    }

    private static void AddContracts(IServiceCollection services)
    {
        services.AddScoped<IAuditTrail, AuditTrail>();
        services.AddScoped<IOrganizationDirectory, OrganizationDirectory>();
        services.AddScoped<IAccountDirectory, AccountDirectory>();
        services.AddScoped<IStepUp, StepUp>();
        services.AddScoped<IRecipeStepHandler, RolesStep>();
        services.AddScoped<IRecipeStepHandler, OrganizationsStep>();
        services.AddScoped<IRecipeStepHandler, UsersStep>();
        services.AddScoped<IRecipeStepHandler, ClientsStep>();
        services.AddScoped<IBackgroundTask, SweepExpired>();
    }

    private static void AddUseCases(IServiceCollection services)
    {
        services.AddScoped<AuditedWriter>();
        services.AddScoped<CurrentSession>();
        services.AddScoped<SessionStore>();
        services.AddScoped<AccessReader>();
        services.AddScoped<Authority>();
        services.AddScoped<AttemptLimits>();
        services.AddScoped<FailureCounter>();
        services.AddScoped<CaptchaTickets>();
        services.AddScoped<SignInDefences>();
        services.AddScoped<SignInSessions>();
        services.AddScoped<SignInWithPassword>();
        services.AddScoped<SignInWithSecondFactor>();
        services.AddScoped<SecondFactorCheck>();
        services.AddScoped<SecondFactorTools>();
        services.AddScoped<SecondFactorSetup>();
        services.AddScoped<ResetSecondFactor>();
        services.AddSingleton<SecondFactorKeys>();
        services.AddScoped<PasswordReentry>();
        services.AddScoped<PasswordGuidance>();
        services.AddScoped<PasswordChecks>();
        services.AddScoped<ChangePassword>();
        services.AddScoped<PaymentPasswordCheck>();
        services.AddScoped<ChangePaymentPassword>();
        services.AddScoped<ResetPaymentPassword>();
        services.AddScoped<SaveAccount>();
        services.AddScoped<DeleteAccount>();
        services.AddScoped<ResetPassword>();
        services.AddScoped<UnlockAccount>();
        services.AddScoped<AssignRoles>();
        services.AddScoped<AccountList>();
        services.AddScoped<AccountActs>();
        services.AddScoped<AccountDetails>();
        services.AddScoped<AccountPageChoices>();
        services.AddScoped<SaveRole>();
        services.AddScoped<DeleteRole>();
        services.AddScoped<RoleList>();
        services.AddScoped<RoleDetails>();
        services.AddScoped<RoleForm>();
        services.AddScoped<SaveUnit>();
        services.AddScoped<DeleteUnit>();
        services.AddScoped<UnitList>();
        services.AddScoped<AccessTokens>();
        services.AddScoped<ApiReferenceReader>();
        services.AddScoped<AppTokens>();
        services.AddScoped<TokenFamilies>();
        services.AddScoped<OwnApps>();
        services.AddScoped<RefreshGrant>();
        services.AddScoped<TokenRevocation>();
        services.AddScoped<ClientStore>();
        services.AddScoped<ClientAuthentication>();
        services.AddScoped<ClientTokens>();
        services.AddScoped<ClientAuthority>();
        services.AddScoped<ClientList>();
        services.AddScoped<ClientActs>();
        services.AddScoped<ClientDesk>();
        services.AddScoped<ClientPageChoices>();
        services.AddScoped<SaveClient>();
        services.AddScoped<RotateClientSecret>();
        services.AddScoped<RevokeClientSecret>();
        services.AddScoped<SetClientEnabled>();
        services.AddScoped<DeleteClient>();
        services.AddScoped<PersonTokenSource>();
        services.AddScoped<PersonTokens>();
        services.AddSingleton<PermissionCatalog>();
        services.AddSingleton<AccessCache>();
        services.AddSingleton<PasswordHashing>();
    }

    private void AddAuthentication(IServiceCollection services)
    {
        services.AddIdentityCore<User>()
            .AddUserStore<UserStore>()
            .AddTokenProvider<AuthenticatorTokenProvider<User>>(TokenOptions.DefaultAuthenticatorProvider);
        services.Configure<PasswordHasherOptions>(options =>
            options.IterationCount = configuration.GetValue("Identity:PasswordIterations", DefaultIterations));
        services.AddAuthentication(Schemes.Any)
            .AddPolicyScheme(Schemes.Any, null, options => options.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? Schemes.Bearer : Schemes.Cookie)
            .AddBearerToken(Schemes.Bearer)
            .AddCookie(Schemes.Cookie, ConfigureCookie)
            .AddCookie(Schemes.SecondStep, ConfigureSecondStep);
    }

    private void ConfigureCookie(CookieAuthenticationOptions options)
    {
        // Named after the tenant and its id: neither another tenant nor a successor of the same name reads it.
        options.Cookie.Name = $"payhall.{tenant.Name}.{tenant.Id}";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.IsEssential = true;
        options.LoginPath = "/Identity/SignIn";
        options.ReturnUrlParameter = "returnUrl";
        options.SlidingExpiration = false;
    }

    private void ConfigureSecondStep(CookieAuthenticationOptions options)
    {
        ConfigureCookie(options);
        options.Cookie.Name = $"payhall.step.{tenant.Name}.{tenant.Id}";
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
    }

    private static void AddAuthorization(IServiceCollection services)
    {
        services.AddAuthorization();
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicyProvider>();
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, ApiAwareResultHandler>();
    }
}
