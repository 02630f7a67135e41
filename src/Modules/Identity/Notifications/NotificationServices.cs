using Microsoft.Extensions.DependencyInjection;
using PayHall.Background;
using PayHall.Navigation;
using PayHall.Notifications;

namespace PayHall.Identity.Notifications;

/// <summary>Messages to people, in the portal and outside it.</summary>
internal static class NotificationServices
{
    /// <summary>Adds it.</summary>
    public static void AddNotifications(this IServiceCollection services)
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
}
