using Microsoft.Extensions.DependencyInjection;
using PayHall.Identity.PaymentPasswords;
using PayHall.Organizations;

namespace PayHall.Identity.Passwords;

/// <summary>Sign-in and payment passwords.</summary>
internal static class PasswordServices
{
    /// <summary>Adds it.</summary>
    public static void AddPasswords(this IServiceCollection services)
    {
        services.AddSingleton<PasswordHashing>();
        services.AddScoped<PasswordReentry>();
        services.AddScoped<PasswordGuidance>();
        services.AddScoped<ChangePassword>();
        services.AddScoped<PaymentPasswordFailures>();
        services.AddScoped<PaymentPasswordCheck>();
        services.AddScoped<ChangePaymentPassword>();
        services.AddScoped<ResetPaymentPassword>();
        services.AddScoped<IStepUp, StepUp>();
    }
}
