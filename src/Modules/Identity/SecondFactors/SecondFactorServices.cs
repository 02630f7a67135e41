using Microsoft.Extensions.DependencyInjection;

namespace PayHall.Identity.SecondFactors;

/// <summary>两步验证: set-up, check and reset.</summary>
internal static class SecondFactorServices
{
    /// <summary>Adds it.</summary>
    public static void AddSecondFactors(this IServiceCollection services)
    {
        services.AddScoped<SecondFactorCheck>();
        services.AddScoped<SecondFactorTools>();
        services.AddScoped<SecondFactorSetup>();
        services.AddScoped<ResetSecondFactor>();
        services.AddSingleton<SecondFactorKeys>();
    }
}
