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
using PayHall.Identity.Certificates;
using PayHall.Identity.Certificates.Demo;
using PayHall.Identity.Clients;
using PayHall.Identity.Data;
using PayHall.Identity.Domain.Certificates;
using PayHall.Identity.Notifications;
using PayHall.Identity.Organizations;
using PayHall.Identity.Passwords;
using PayHall.Identity.PaymentPasswords;
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
using PayHall.Notifications;
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
        services.AddSettings<CertificateSettings>("certificates");
        services.AddScoped<IPermissionProvider, Permissions>();
        services.AddScoped<INavigationProvider, AdminMenu>();
        AddContracts(services);
        AddUseCases(services);
        services.AddProfiles();
        AddAuditing(services);
        AddNotifications(services);
        AddCertificates(services);
        AddAuthentication(services);
        AddAuthorization(services);
        services.ConfigurePages(pages => pages
            .RequireSignedIn("Identity", "/SignOut")
            .RequireSignedIn("Identity", "/ChangePassword")
            .RequireSignedIn("Identity", "/ChangePaymentPassword")
            .RequireSignedIn("Identity", "/MyCertificates")
            .RequirePermission("Identity", "/Certificates", Permissions.ManageAuthorities)
            .RequirePermission("Identity", "/Accounts", Permissions.ViewAccounts)
            .RequirePagePermission("Identity", "/Accounts/Edit", Permissions.ManageAccounts)
            .RequirePagePermission("Identity", "/Accounts/Certificates", Permissions.BindCertificates)
            .RequirePagePermission("Identity", "/Accounts/Roles", Permissions.AssignRoles)
            .RequirePermission("Identity", "/Roles", Permissions.ViewRoles)
            .RequirePermission("Identity", "/Organizations", Permissions.ViewOrganizations)
            .RequirePagePermission("Identity", "/Organizations/Edit", Permissions.ManageOrganizations)
            .RequirePermission("Identity", "/Clients", Permissions.ViewClients)
            .RequirePagePermission("Identity", "/ApiReference", Permissions.ViewApi)
            .RequireSignedIn("Identity", "/My/Notifications")
            .RequireSignedIn("Identity", "/My/Index")
            .RequireSignedIn("Identity", "/My/Tokens")
            .RequireSignedIn("Identity", "/My/SecondFactor")
            .RequirePagePermission("Identity", "/ResetPaymentPassword", Permissions.ResetPaymentPassword)
            .RequirePermission("Identity", "/Settings", Permissions.ManageSettings)
            .RequirePermission("Identity", "/Audit", Permissions.ViewAudit)
            .RequirePagePermission("Identity", "/Audit/Verify", Permissions.VerifyAudit));
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

    private static void AddContracts(IServiceCollection services)
    {
        services.AddScoped<IOrganizationDirectory, OrganizationDirectory>();
        services.AddScoped<IAccountDirectory, AccountDirectory>();
        services.AddScoped<IAdministratorAccounts, AdministratorAccounts>();
        services.AddScoped<IStepUp, StepUp>();
        services.AddScoped<IRecipeStepHandler, RolesStep>();
        services.AddScoped<IRecipeStepHandler, OrganizationsStep>();
        services.AddScoped<IRecipeStepHandler, UsersStep>();
        services.AddScoped<IRecipeStepHandler, ClientsStep>();
        services.AddScoped<IBackgroundTask, SweepExpired>();
    }

    private static void AddAuditing(IServiceCollection services)
    {
        services.AddScoped<IAuditTrail, AuditTrail>();
        services.AddScoped<AuditedWriter>();
        services.AddScoped<AuditSearch>();
        services.AddScoped<AuditReader>();
        services.AddScoped<VerifyAudit>();
        services.AddScoped<AuditSealer>();
        services.AddScoped<IBackgroundTask>(provider => provider.GetRequiredService<AuditSealer>());
        services.AddScoped<SaveSite>();
        services.AddSingleton(IdentityAuditWords.All);
        services.AddSingleton(TokenAuditWords.All);
        services.AddSingleton<AuditVocabulary>();
    }

    private static void AddNotifications(IServiceCollection services)
    {
        services.AddScoped<INotifier, Notifier>();
        services.AddScoped<Inbox>();
        services.AddScoped<INavigationCounter, UnreadCounter>();
        services.AddScoped<OutsideMail>();
        services.AddScoped<SendOutside>();
        services.AddScoped<SweepNotifications>();
        services.AddScoped<IBackgroundTask>(provider => provider.GetRequiredService<SendOutside>());
        services.AddScoped<IBackgroundTask>(provider => provider.GetRequiredService<SweepNotifications>());
    }

    private static void AddUseCases(IServiceCollection services)
    {
        services.AddScoped<CurrentSession>();
        services.AddScoped<SessionStore>();
        services.AddScoped<AccessReader>();
        services.AddScoped<Authority>();
        services.AddScoped<AttemptLimits>();
        services.AddScoped<FailureCounter>();
        services.AddScoped<CaptchaTickets>();
        services.AddScoped<SignInCaptcha>();
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
        services.AddScoped<PaymentPasswordFailures>();
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
        services.AddScoped<NewAccountRules>();
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
        services.AddScoped<TokenRefusals>();
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

    private void AddCertificates(IServiceCollection services)
    {
        services.AddSingleton(CertificateAuditWords.All);
        services.AddSingleton<RevocationListCache>();
        services.AddSingleton<SignatureAlgorithms>();
        services.AddSingleton<CertificateCheck>();
        services.AddScoped<TrustStore>();
        services.AddScoped<AuthorityList>();
        services.AddScoped<AddAuthority>();
        services.AddScoped<RemoveAuthority>();
        services.AddScoped<AddRevocationList>();
        services.AddScoped<AccountCertificates>();
        services.AddScoped<BindCertificate>();
        services.AddScoped<UnbindCertificate>();
        services.AddScoped<SignInChallenges>();
        services.AddScoped<CertificateAdmission>();
        services.AddScoped<SignInWithCertificate>();
        services.AddScoped<SignInWithTls>();
        services.AddScoped<CertificateOffer>();
        services.AddScoped<CertificateSignIns>();
        services.AddScoped<AuthorityActs>();
        services.AddScoped<AuthorityOverview>();
        services.AddScoped<CertificateActs>();
        services.AddScoped<DemoKeys>();
        services.AddScoped<IssueDemoCertificate>();
        services.AddScoped<DemoRevocations>();
        services.AddScoped<DemoCertificateList>();
        services.AddScoped<IBackgroundTask>(provider => provider.GetRequiredService<DemoRevocations>());
        services.AddScoped<IRecipeStepHandler, CertificatesStep>();

        var options = configuration.GetSection(ClientCertificateOptions.Section).Get<ClientCertificateOptions>() ?? new ClientCertificateOptions();
        services.AddSingleton(new ClientCertificates(options));
        services.AddCertificateForwarding(forwarding =>
        {
            forwarding.CertificateHeader = options.Header ?? "";
            forwarding.HeaderConverter = ClientCertificates.Read;
        });
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
        var redirect = options.Events.OnRedirectToLogin;
        options.Events.OnRedirectToLogin = context =>
        {
            // As a path: the host that the framework puts before it is what the request says of itself.
            var request = context.Request;
            var target = QueryString.Create(context.Options.ReturnUrlParameter, request.PathBase + request.Path + request.QueryString);
            context.RedirectUri = request.PathBase.Add(context.Options.LoginPath).ToUriComponent() + target.ToUriComponent();
            return redirect(context);
        };
        options.SlidingExpiration = false;

        // A handler that forbids answers 403 where it is, with the page for it; there is no other address to go to.
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
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
