using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.Extensions.DependencyInjection;

namespace PayHall.Security;

/// <summary>How pages and endpoints say which permission they demand.</summary>
public static class PermissionConventions
{
    /// <summary>The policy that lets everyone in who is signed in: for what a person does with their own things, said on purpose.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Lets everyone who is signed in open a page of the module's area.</summary>
    public static PageConventionCollection RequireSignedIn(this PageConventionCollection conventions, string area, string page)
    {
        conventions.AuthorizeAreaPage(area, page, SignedIn);
        return conventions;
    }

    /// <summary>Lets everyone who is signed in call an endpoint.</summary>
    public static TBuilder RequireSignedIn<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder
        => endpoint.RequireAuthorization(SignedIn);

    /// <summary>Demands a permission of a page or folder in the module's area: <c>"/Payments"</c> covers every page below.</summary>
    public static PageConventionCollection RequirePermission(this PageConventionCollection conventions, string area, string folder, Permission permission)
    {
        ArgumentNullException.ThrowIfNull(permission);
        conventions.AuthorizeAreaFolder(area, folder, permission.Policy);
        return conventions;
    }

    /// <summary>Demands a permission of one page in the module's area, beside what its folder demands.</summary>
    public static PageConventionCollection RequirePagePermission(this PageConventionCollection conventions, string area, string page, Permission permission)
    {
        ArgumentNullException.ThrowIfNull(permission);
        conventions.AuthorizeAreaPage(area, page, permission.Policy);
        return conventions;
    }

    /// <summary>Demands a permission of an endpoint.</summary>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder endpoint, Permission permission)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(permission);
        return endpoint.RequireAuthorization(permission.Policy);
    }

    /// <summary>Adds Razor Pages conventions from a feature's startup.</summary>
    public static IServiceCollection ConfigurePages(this IServiceCollection services, Action<PageConventionCollection> configure)
        => services.Configure<Microsoft.AspNetCore.Mvc.RazorPages.RazorPagesOptions>(options => configure(options.Conventions));
}
