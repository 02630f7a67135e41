using Microsoft.Extensions.DependencyInjection;

namespace PayHall.Settings;

/// <summary>Registers a module's settings.</summary>
public static class SettingsServices
{
    /// <summary>Makes <see cref="ISettings{T}"/> available under a name that recipes use.</summary>
    public static IServiceCollection AddSettings<T>(this IServiceCollection services, string name)
        where T : class, new()
        => services.AddSingleton(new SettingsRegistration(name, typeof(T)));
}
