using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Api;
using PayHall.Identity.Access;
using PayHall.Identity.Data;
using PayHall.Tenants;

namespace PayHall.Identity.SignIn;

/// <summary>How a request says who it comes from: the cookie of a session, a bearer token, or the cookie of the second step.</summary>
internal static class SignInCookies
{
    private const int DefaultIterations = 210_000;

    /// <summary>Adds it.</summary>
    /// <param name="services">The tenant's services.</param>
    /// <param name="tenant">The tenant that the cookies belong to.</param>
    /// <param name="configuration">Says how often a password is hashed (<c>Identity:PasswordIterations</c>).</param>
    public static void AddSignInCookies(this IServiceCollection services, TenantSettings tenant, IConfiguration configuration)
    {
        services.AddIdentityCore<User>()
            .AddUserStore<UserStore>()
            .AddTokenProvider<AuthenticatorTokenProvider<User>>(TokenOptions.DefaultAuthenticatorProvider);
        services.Configure<PasswordHasherOptions>(options =>
            options.IterationCount = configuration.GetValue("Identity:PasswordIterations", DefaultIterations));
        services.AddAuthentication(Schemes.Any)
            .AddPolicyScheme(Schemes.Any, null, options => options.ForwardDefaultSelector = context => IsOfProgram(context.Request) ? Schemes.Bearer : Schemes.Cookie)
            .AddBearerToken(Schemes.Bearer)
            .AddCookie(Schemes.Cookie, options => Configure(options, $"payhall.{tenant.Name}.{tenant.Id}"))
            .AddCookie(Schemes.SecondStep, options =>
            {
                Configure(options, $"payhall.step.{tenant.Name}.{tenant.Id}");
                options.Cookie.SameSite = SameSiteMode.Strict;
                options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            });
    }

    // Tokens are for the API. On a page they would be worth more than they say: a page changes the password and hands out a session.
    private static bool IsOfProgram(HttpRequest request)
        => request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            && (ApiRoutes.IsApi(request.Path) || request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase));

    // The name holds the tenant and its id: neither another tenant nor a successor of the same name reads it.
    private static void Configure(CookieAuthenticationOptions options, string name)
    {
        options.Cookie.Name = name;
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
}
