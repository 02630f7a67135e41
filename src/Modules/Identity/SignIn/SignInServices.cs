using Microsoft.Extensions.DependencyInjection;
using PayHall.Identity.Captcha;

namespace PayHall.Identity.SignIn;

/// <summary>Signing in by password and code, with what stands before it: attempts, lockout, captcha.</summary>
internal static class SignInServices
{
    /// <summary>Adds it.</summary>
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddScoped<AttemptLimits>();
        services.AddScoped<FailureCounter>();
        services.AddScoped<CaptchaTickets>();
        services.AddScoped<SignInCaptcha>();
        services.AddScoped<SignInDefences>();
        services.AddScoped<SignInSessions>();
        services.AddScoped<SignInWithPassword>();
        services.AddScoped<SignInWithSecondFactor>();
    }
}
