using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PayHall.Navigation;
using PayHall.Security;

namespace PayHall.Identity.SignIn;

/// <summary>
/// The tenant's own address: leads whoever is signed in to the first page of their menu, and whoever may do nothing yet to their
/// own page, which says so. A module that has a page for everyone at the root maps it in the usual order and comes first.
/// </summary>
internal static class StartPage
{
    /// <summary>The first page of the menu that needs no permission.</summary>
    private const string ForEveryone = "/Identity/ChangePassword";

    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes)
        => routes.MapGet("/", OpenAsync).RequireSignedIn().ExcludeFromDescription().WithOrder(int.MaxValue);

    private static async Task<IResult> OpenAsync(IMenu menu, HttpContext context)
    {
        var groups = await menu.GetAsync(context.RequestAborted);
        if (groups.Count == 0)
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var first = groups[0].Entries[0].Url;
        return Results.LocalRedirect(first.EndsWith(ForEveryone, StringComparison.Ordinal) ? context.Request.PathBase + "/Identity/My" : first);
    }
}
