using Microsoft.Extensions.DependencyInjection;
using PayHall.Background;

namespace PayHall.Identity.Sessions;

/// <summary>Sessions: kept, listed, ended, and swept when they are over.</summary>
internal static class SessionServices
{
    /// <summary>Adds it.</summary>
    public static void AddSessions(this IServiceCollection services)
    {
        services.AddScoped<SessionStore>();
        services.AddScoped<AccountSessions>();
        services.AddScoped<EndSessions>();
        services.AddScoped<SessionDesk>();
        services.AddScoped<IBackgroundTask, SweepExpired>();
    }
}
