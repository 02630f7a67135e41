using Microsoft.Extensions.DependencyInjection;
using PayHall.Identity.Areas.Identity.Pages.Clients;

namespace PayHall.Identity.Clients;

/// <summary>接口客户端.</summary>
internal static class ClientServices
{
    /// <summary>Adds it.</summary>
    public static void AddClients(this IServiceCollection services)
    {
        services.AddScoped<ClientAuthority>();
        services.AddScoped<ClientList>();
        services.AddScoped<ClientActs>();
        services.AddScoped<ClientDesk>();
        services.AddScoped<ClientPageChoices>();
        services.AddScoped<SaveClient>();
        services.AddScoped<RotateClientSecret>();
        services.AddScoped<RevokeClientSecret>();
        services.AddScoped<SetClientEnabled>();
        services.AddScoped<DeleteClient>();
    }
}
