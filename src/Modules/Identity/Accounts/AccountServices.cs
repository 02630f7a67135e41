using Microsoft.Extensions.DependencyInjection;
using PayHall.Identity.Areas.Identity.Pages.Accounts;
using PayHall.Organizations;

namespace PayHall.Identity.Accounts;

/// <summary>账号管理, and accounts as other modules see them.</summary>
internal static class AccountServices
{
    /// <summary>Adds it.</summary>
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddScoped<IAccountDirectory, AccountDirectory>();
        services.AddScoped<IAdministratorAccounts, AdministratorAccounts>();
        services.AddScoped<SaveAccount>();
        services.AddScoped<DeleteAccount>();
        services.AddScoped<ResetPassword>();
        services.AddScoped<UnlockAccount>();
        services.AddScoped<AssignRoles>();
        services.AddScoped<AccountList>();
        services.AddScoped<AccountActs>();
        services.AddScoped<AccountDetails>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<AccountPageChoices>();
        services.AddScoped<NewAccountRules>();
    }
}
