using Microsoft.Extensions.DependencyInjection;
using PayHall.Identity.Rights;
using PayHall.Identity.Sessions;

namespace PayHall.Identity.Profiles;

/// <summary>What 个人中心, sessions and the page of an account's rights are made of.</summary>
internal static class ProfileServices
{
    /// <summary>Adds it.</summary>
    public static void AddProfiles(this IServiceCollection services)
    {
        services.AddSingleton(ProfileAuditWords.All);
        services.AddScoped<OwnAccount>();
        services.AddScoped<OwnProfile>();
        services.AddScoped<SaveProfile>();
        services.AddScoped<SavePreferences>();
        services.AddScoped<PreferenceCookies>();
        services.AddScoped<ProfileActs>();
        services.AddScoped<AccountSessions>();
        services.AddScoped<EndSessions>();
        services.AddScoped<SessionDesk>();
        services.AddScoped<RightsReader>();
    }
}
