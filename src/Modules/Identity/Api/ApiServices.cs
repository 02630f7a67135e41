using Microsoft.Extensions.DependencyInjection;
using PayHall.Identity.Accounts;
using PayHall.Identity.Roles;

namespace PayHall.Identity.Api;

/// <summary>What the API of accounts and roles needs beside the pages' use cases.</summary>
internal static class ApiServices
{
    /// <summary>Adds it.</summary>
    public static void AddApi(this IServiceCollection services)
    {
        services.AddScoped<PutAccount>();
        services.AddScoped<AddRole>();
        services.AddScoped<AccountInput>();
    }
}
