using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PayHall.Navigation;
using PayHall.Security;

namespace PayHall.Identity.SignIn;

/// <summary>
/// The tenant's own address: leads whoever is signed in to the first page of their menu. A module that has a page for
/// everyone at the root maps it in the usual order and comes first.
/// </summary>
internal static class StartPage
{
    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes)
        => routes.MapGet("/", OpenAsync).RequireSignedIn().ExcludeFromDescription().WithOrder(int.MaxValue);

    private static async Task<IResult> OpenAsync(IMenu menu, HttpContext context)
    {
        var groups = await menu.GetAsync(context.RequestAborted);
        return groups.Count > 0 ? Results.LocalRedirect(groups[0].Entries[0].Url) : Results.StatusCode(StatusCodes.Status403Forbidden);
    }
}
