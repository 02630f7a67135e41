using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using PayHall.Api;
using PayHall.Identity.Captcha;
using PayHall.Identity.Certificates;
using PayHall.Identity.Data;
using PayHall.Identity.Tokens;
using PayHall.Security;

namespace PayHall.Identity.Api;

/// <summary>Endpoints of the identity module.</summary>
internal static class IdentityApi
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/connect/token", TokenEndpoint.HandleAsync).AllowAnonymous().DisableAntiforgery()
            .WithTags("identity").WithSummary("An access token for a machine client (RFC 6749 client_credentials)");
        routes.Map("/connect/token", TokenEndpoint.HandleOther).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        routes.MapGet("/Identity/Captcha/Image", Image).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/Identity/Captcha/Ticket", Ticket).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/Identity/CaSignIn/Challenge", Challenge).AllowAnonymous().ExcludeFromDescription();

        var api = routes.MapApi("identity");
        api.MapPost("/tokens", IssueTokenAsync).RequireSignedIn().WithSummary("An access token for the person who is signed in by cookie");
        api.MapGet("/units", ListUnitsAsync).RequirePermission(Permissions.ViewOrganizations).WithSummary("Organisation units within the caller's data scope");
        api.MapGet("/antiforgery", Antiforgery).RequireSignedIn().WithSummary("The token for the RequestVerificationToken header of cookie-authenticated calls");
    }

    private static async Task<ListPage<UnitItem>> ListUnitsAsync(HttpContext context, IdentityDb db)
    {
        var request = ListRequest.Read(context.Request);
        var after = request.After is null ? 0 : Cursor.Read<long>(request.After);
        var units = await db.Units.Where(unit => unit.Id > after).OrderBy(unit => unit.Id).Take(request.Limit + 1)
            .Select(unit => new UnitItem(unit.Id, unit.Code, unit.Name, unit.Kind, db.Units.Where(parent => parent.Id == unit.ParentId).Select(parent => parent.Code).FirstOrDefault(), unit.Level))
            .ToListAsync(context.RequestAborted);
        var hasMore = units.Count > request.Limit;
        return new ListPage<UnitItem>(units.Take(request.Limit).ToList(), hasMore ? Cursor.Write(units[request.Limit - 1].Id) : null);
    }

    private static IResult Image(string? ticket, HttpContext context, CaptchaTickets tickets)
    {
        context.Response.Headers.CacheControl = "no-store";
        return tickets.Draw(ticket) is { } svg ? Results.Content(svg, "image/svg+xml") : Results.NotFound();
    }

    private static IResult Ticket(HttpContext context, CaptchaTickets tickets)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { ticket = tickets.Issue() });
    }

    private static IResult Challenge(string? pending, HttpContext context, SignInChallenges challenges)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(challenges.Issue(pending));
    }

    private static async Task<IResult> IssueTokenAsync(HttpContext context, PersonTokens tokens)
        => TokenEndpoint.Answer(context, await tokens.IssueAsync(context.Request.Headers.UserAgent.ToString(), context.RequestAborted));

    private static IResult Antiforgery(HttpContext context, IAntiforgery antiforgery)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { token = antiforgery.GetAndStoreTokens(context).RequestToken });
    }
}
