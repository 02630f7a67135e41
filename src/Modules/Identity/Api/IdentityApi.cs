using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using PayHall.Api;
using PayHall.Identity.Captcha;
using PayHall.Identity.Certificates;
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
            .WithTags("identity").WithSummary("取得访问令牌（RFC 6749）").TakesForm<IdentityBodies.TokenForm>().Produces<IssuedToken>();
        routes.Map("/connect/token", TokenEndpoint.HandleOther).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        routes.MapPost("/connect/revoke", TokenEndpoint.RevokeAsync).AllowAnonymous().DisableAntiforgery()
            .WithTags("identity").WithSummary("收回令牌（RFC 7009）").TakesForm<IdentityBodies.RevocationForm>().Produces(StatusCodes.Status200OK);
        routes.MapGet("/Identity/Captcha/Image", Image).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/Identity/Captcha/Ticket", Ticket).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/Identity/CaSignIn/Challenge", Challenge).AllowAnonymous().ExcludeFromDescription();

        var api = routes.MapApi("identity");
        api.MapPost("/tokens", IssueTokenAsync).RequireSignedIn().WithSummary("为自己的应用取得令牌（以浏览器登录）").Takes<IdentityBodies.AppBody>(isOptional: true).Produces<IssuedToken>();
        api.MapGet("/antiforgery", Antiforgery).RequireSignedIn().WithSummary("取得防伪令牌（浏览器登录调用写接口时放在 RequestVerificationToken 头中）").Produces<AntiforgeryToken>();
        UnitEndpoints.Map(api);
        AccountEndpoints.Map(api);
        RoleEndpoints.Map(api);
        ClientEndpoints.Map(api);
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
    {
        // The body is a later addition: callers from before send none.
        var request = new AppRequest(null, null, context.Request.Headers.UserAgent.ToString());
        if (context.Request.ContentLength > 0 || (context.Request.HasJsonContentType() && context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true))
        {
            var input = await JsonInput.ReadAsync(context.Request, context.RequestAborted);
            request = request with { Name = input.Text("name", 50), Scope = input.Text("scope", 4000) };
            input.ThrowIfInvalid();
        }

        return TokenEndpoint.Answer(context, await tokens.IssueAsync(request, context.RequestAborted));
    }

    private static IResult Antiforgery(HttpContext context, IAntiforgery antiforgery)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new AntiforgeryToken(antiforgery.GetAndStoreTokens(context).RequestToken!));
    }
}
