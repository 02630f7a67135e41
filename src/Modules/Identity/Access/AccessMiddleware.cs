using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PayHall.Api;
using PayHall.Identity.Data;
using PayHall.Identity.Sessions;
using PayHall.Security;

namespace PayHall.Identity.Access;

/// <summary>
/// Fills <see cref="AccessContext"/> from the session or client that the cookie or token names. Both are looked up with
/// each request, so whoever was disabled, or whose password or roles changed, is out at once.
/// </summary>
internal sealed class AccessMiddleware(RequestDelegate next)
{
    private static readonly string[] OpenWhileMustChange = ["/ChangePassword", "/SignOut"];

    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext context, AccessContext access, CurrentSession current, SessionStore sessions, AccessReader reader, IdentityDb db)
    {
        current.Address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (context.User.Identity?.IsAuthenticated == true && !await ActAsync(context, access, current, sessions, reader, db))
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
            if (context.Request.Headers.Authorization.Count == 0)
                await context.SignOutAsync(Schemes.Cookie);
        }

        if (current.MustChangePassword && !IsOpen(context))
        {
            Refuse(context);
            return;
        }

        await next(context);
    }

    private static async Task<bool> ActAsync(HttpContext context, AccessContext access, CurrentSession current, SessionStore sessions, AccessReader reader, IdentityDb db)
    {
        var cancellation = context.RequestAborted;
        if (context.User.FindFirstValue(Claims.Client) is { } clientId)
            return await ActAsClientAsync(context, access, reader, db, clientId);
        if (context.User.FindFirstValue(Claims.Session) is not { } sessionId || await sessions.FindAliveAsync(sessionId, cancellation) is not { } state)
            return false;

        current.SessionId = state.SessionId;
        current.MustChangePassword = state.MustChangePassword;
        var actor = new Actor(state.UserId, state.UserName, state.DisplayName, state.UnitId, IsPerson: true) { Title = state.Title };
        if (state.MustChangePassword)
        {
            access.ActAs(actor, new HashSet<string>(), DataScope.None);
            return true;
        }

        var grant = await reader.OfUserAsync(state.UserId, state.UnitId, state.AccessVersion, cancellation);
        if (actor.Title.Length == 0)
            actor = actor with { Title = string.Join("、", grant.RoleNames) };
        access.ActAs(actor, grant.Permissions, grant.Scope);
        return true;
    }

    private static async Task<bool> ActAsClientAsync(HttpContext context, AccessContext access, AccessReader reader, IdentityDb db, string clientId)
    {
        var cancellation = context.RequestAborted;
        var found = await db.AllClients.AsNoTracking()
            .Where(client => client.Id == clientId && client.Enabled)
            .Select(client => new { Client = client, Version = db.AccessVersions.Select(version => version.Value).First() })
            .FirstOrDefaultAsync(cancellation);
        if (found is null || context.User.FindFirstValue(Claims.ClientVersion) != found.Client.Version.ToString(CultureInfo.InvariantCulture))
            return false;

        var grant = await reader.OfClientAsync(found.Client, found.Version, cancellation);
        var held = grant.Permissions;
        if (context.User.FindFirstValue(Claims.Scope) is { } scope)
            held = held.Intersect(scope.Split(' '), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        access.ActAs(new Actor(AccessReader.ActorId(clientId), clientId, found.Client.Name, found.Client.UnitId, IsPerson: false), held, grant.Scope);
        return true;
    }

    private static bool IsOpen(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint is null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return true;
        return endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { AreaName: "Identity" } page
            && OpenWhileMustChange.Contains(page.ViewEnginePath, StringComparer.OrdinalIgnoreCase);
    }

    private static void Refuse(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments(ApiRoutes.Root, StringComparison.OrdinalIgnoreCase))
            throw new Passwords.PasswordChangeRequiredException();
        context.Response.Redirect(context.Request.PathBase + "/Identity/ChangePassword");
    }
}
