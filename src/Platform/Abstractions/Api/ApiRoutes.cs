using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace PayHall.Api;

/// <summary>Maps a module's API.</summary>
public static class ApiRoutes
{
    /// <summary>The path below which all API endpoints of a tenant lie, but those of <c>/connect</c>.</summary>
    public const string Root = "/api";

    /// <summary>True if errors at a path, from the tenant's own root, are for programs: problem+json in place of a page.</summary>
    public static bool IsApi(PathString path)
        => path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/connect", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// A group of endpoints at <c>/api/{module}</c>. Calls authenticated by cookie need the antiforgery header
    /// <c>RequestVerificationToken</c> unless they only read; calls with a bearer token don't.
    /// </summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes, string module)
    {
        var group = routes.MapGroup($"{Root}/{module}").WithTags(module);
        group.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) && !HasBearerToken(http.Request))
                await http.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(http);
            return await next(context);
        });
        return group;
    }

    /// <summary>The key under which a caller's POST is remembered: the caller's id and the <c>Idempotency-Key</c> header; null without the header.</summary>
    public static string? IdempotencyKey(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var key = context.Request.Headers["Idempotency-Key"].ToString().Trim();
        if (key.Length > 200)
        {
            var errors = new Errors.InputErrors();
            errors.Add("Idempotency-Key", "不能超过 {0} 个字符", 200);
            errors.ThrowIfAny();
        }

        var actor = context.RequestServices.GetRequiredService<Security.AccessContext>().RequiredActor;
        return key.Length == 0 ? null : $"{actor.Id}/{context.Request.Method} {context.Request.Path}/{key}";
    }

    private static bool HasBearerToken(HttpRequest request)
        => request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
}
