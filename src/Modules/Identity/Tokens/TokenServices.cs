using Microsoft.Extensions.DependencyInjection;

namespace PayHall.Identity.Tokens;

/// <summary>Tokens of people's apps and of machine clients.</summary>
internal static class TokenServices
{
    /// <summary>Adds it.</summary>
    public static void AddTokens(this IServiceCollection services)
    {
        services.AddSingleton(TokenAuditWords.All);
        services.AddScoped<AccessTokens>();
        services.AddScoped<AppTokens>();
        services.AddScoped<TokenFamilies>();
        services.AddScoped<OwnApps>();
        services.AddScoped<RefreshGrant>();
        services.AddScoped<TokenRevocation>();
        services.AddScoped<TokenRefusals>();
        services.AddScoped<ClientAuthentication>();
        services.AddScoped<ClientTokens>();
        services.AddScoped<PersonTokenSource>();
        services.AddScoped<PersonTokens>();
    }
}
