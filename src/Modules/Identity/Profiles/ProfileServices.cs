using Microsoft.Extensions.DependencyInjection;
using PayHall.Identity.Rights;

namespace PayHall.Identity.Profiles;

/// <summary>What 个人中心 and the page of an account's rights are made of.</summary>
internal static class ProfileServices
{
    /// <summary>Adds it.</summary>
    public static void AddProfiles(this IServiceCollection services)
    {
        services.AddSingleton(ProfileAuditWords.All);
        services.AddScoped<OwnProfile>();
        services.AddScoped<SaveProfile>();
        services.AddScoped<SavePreferences>();
        services.AddScoped<PreferenceCookies>();
        services.AddScoped<ProfileActs>();
        services.AddScoped<RightsReader>();
    }
}
