using Microsoft.Extensions.DependencyInjection;
using PayHall.Recipes;

namespace PayHall.Identity.Recipes;

/// <summary>The steps of recipes that set up who works here.</summary>
internal static class RecipeServices
{
    /// <summary>Adds it.</summary>
    public static void AddRecipeSteps(this IServiceCollection services)
    {
        services.AddScoped<IRecipeStepHandler, RolesStep>();
        services.AddScoped<IRecipeStepHandler, OrganizationsStep>();
        services.AddScoped<IRecipeStepHandler, UsersStep>();
        services.AddScoped<IRecipeStepHandler, ClientsStep>();
        services.AddScoped<IRecipeStepHandler, CertificatesStep>();
    }
}
