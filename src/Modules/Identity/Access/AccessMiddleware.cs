using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PayHall.Api;
using PayHall.Identity.Sessions;
using PayHall.Security;

namespace PayHall.Identity.Access;

/// <summary>
/// Fills <see cref="AccessContext"/> from the session or client that the cookie or token names. Both are looked up with
/// each request, so whoever was disabled, or whose password or roles changed, is out at once.
/// </summary>
internal sealed class AccessMiddleware(RequestDelegate next)
{
    private const string ChangePassword = "/ChangePassword";
    private const string SetUpSecondFactor = "/My/SecondFactor";
    private const string SignOut = "/SignOut";

    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext context, AccessContext access, CurrentSession current, SessionStore sessions, AccessReader reader, ClientStore clients)
    {
        current.Address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (context.User.Identity?.IsAuthenticated == true && !await ActAsync(context, access, current, sessions, reader, clients))
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
            if (context.Request.Headers.Authorization.Count == 0)
                await context.SignOutAsync(Schemes.Cookie);
        }

        if (DemandOf(current) is { } page && !IsOpen(context, page))
        {
            Refuse(context, page);
            return;
        }

        await next(context);
    }

    private static async Task<bool> ActAsync(HttpContext context, AccessContext access, CurrentSession current, SessionStore sessions, AccessReader reader, ClientStore clients)
    {
        var cancellation = context.RequestAborted;
        if (context.User.FindFirstValue(Claims.Client) is { } clientId)
            return await ActAsClientAsync(context, access, reader, clients, clientId);
        if (context.User.FindFirstValue(Claims.Session) is not { } sessionId || await sessions.FindAliveAsync(sessionId, cancellation) is not { } state)
            return false;

        current.SessionId = state.SessionId;
        current.SecurityStamp = state.SecurityStamp;
        current.MustChangePassword = state.MustChangePassword;
        context.Features.Set(new SessionLimits(state.Idle, state.ExpiresAt));
        var actor = new Actor(state.UserId, state.UserName, state.DisplayName, state.UnitId, IsPerson: true) { Title = state.Title };
        if (state.MustChangePassword)
        {
            access.ActAs(actor, new HashSet<string>(), DataScope.None);
            return true;
        }

        var grant = await reader.OfUserAsync(state.UserId, state.UnitId, state.AccessVersion, cancellation);
        current.MustSetUpSecondFactor = !state.HasSecondProof && await reader.WantsSecondProofAsync(grant, cancellation);
        if (current.MustSetUpSecondFactor)
        {
            access.ActAs(actor, new HashSet<string>(), DataScope.None);
            return true;
        }

        if (actor.Title.Length == 0)
            actor = actor with { Title = string.Join("、", grant.RoleNames) };
        access.ActAs(actor, reader.Narrow(grant.Permissions, state.Scope), grant.Scope);
        return true;
    }

    private static async Task<bool> ActAsClientAsync(HttpContext context, AccessContext access, AccessReader reader, ClientStore clients, string clientId)
    {
        var cancellation = context.RequestAborted;
        if (await clients.FindAliveAsync(clientId, context.User.FindFirstValue(Claims.TokenId), cancellation) is not var (client, version)
            || context.User.FindFirstValue(Claims.ClientVersion) != client.Version.ToString(CultureInfo.InvariantCulture))
            return false;

        var grant = await reader.OfClientAsync(client, version, cancellation);
        var held = reader.Narrow(grant.Permissions, context.User.FindFirstValue(Claims.Scope));
        access.ActAs(new Actor(AccessReader.ActorId(clientId), clientId, client.Name, client.UnitId, IsPerson: false), held, grant.Scope);
        return true;
    }

    /// <summary>The page on which the person has to do something before anything else, or null.</summary>
    private static string? DemandOf(CurrentSession current)
    {
        if (current.MustChangePassword)
            return ChangePassword;
        return current.MustSetUpSecondFactor ? SetUpSecondFactor : null;
    }

    private static bool IsOpen(HttpContext context, string demanded)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint is null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return true;
        return endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { AreaName: "Identity" } page
            && (page.ViewEnginePath.Equals(demanded, StringComparison.OrdinalIgnoreCase) || page.ViewEnginePath.Equals(SignOut, StringComparison.OrdinalIgnoreCase));
    }

    private static void Refuse(HttpContext context, string demanded)
    {
        if (context.Request.Path.StartsWithSegments(ApiRoutes.Root, StringComparison.OrdinalIgnoreCase))
            throw demanded == ChangePassword ? new Passwords.PasswordChangeRequiredException() : new SecondFactors.SecondFactorRequiredException();
        context.Response.Redirect(context.Request.PathBase + "/Identity" + demanded);
    }
}
