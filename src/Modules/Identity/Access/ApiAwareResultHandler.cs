using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PayHall.Api;

namespace PayHall.Identity.Access;

/// <summary>
/// Answers refusals: below <c>/api</c> 401 or 403 as RFC 6750 and RFC 9457 say, never a redirect; on pages the way to the
/// sign-in page, or 403.
/// </summary>
internal sealed class ApiAwareResultHandler : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler pages = new();

    /// <inheritdoc />
    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        var isApi = context.Request.Path.StartsWithSegments(ApiRoutes.Root, StringComparison.OrdinalIgnoreCase);
        if (authorizeResult.Succeeded)
        {
            await next(context);
        }
        else if (context.GetEndpoint() is null)
        {
            // Nothing is there: an address that somebody mistyped, and one of another feature, lead to no sign-in page.
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (isApi && authorizeResult.Challenged)
        {
            var hasToken = context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
            context.Response.Headers.WWWAuthenticate = hasToken ? "Bearer error=\"invalid_token\"" : "Bearer";
            await AnswerAsync(context, StatusCodes.Status401Unauthorized, "Unauthorized", "Sign in, or send a valid access token.");
        }
        else if (isApi)
        {
            var missing = policy.Requirements.OfType<PermissionRequirement>().FirstOrDefault()?.Permission.Name;
            context.Response.Headers.WWWAuthenticate = missing is null
                ? "Bearer error=\"insufficient_scope\""
                : $"Bearer error=\"insufficient_scope\", scope=\"{missing}\"";
            await AnswerAsync(context, StatusCodes.Status403Forbidden, "Forbidden", missing is null ? "This is not allowed." : $"The permission {missing} is needed.");
        }
        else if (authorizeResult.Forbidden)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else
        {
            await pages.HandleAsync(next, context, policy, authorizeResult);
        }
    }

    private static Task AnswerAsync(HttpContext context, int status, string title, string detail)
    {
        context.Response.StatusCode = status;
        var problem = new ProblemDetails { Status = status, Title = title, Detail = detail };
        return context.Response.WriteAsJsonAsync(problem, options: null, contentType: "application/problem+json", context.RequestAborted);
    }
}
