using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http;
using PayHall.Api;
using PayHall.Identity.SignIn;

namespace PayHall.Identity.Tokens;

/// <summary>The token endpoint <c>POST /connect/token</c> (RFC 6749) and its counterpart that takes tokens back.</summary>
internal static class TokenEndpoint
{
    private const string ClientCredentials = "client_credentials";
    private const string RefreshToken = "refresh_token";

    /// <summary>No parameter but a token needs more characters.</summary>
    private const int MaxLength = 1024;

    /// <summary>Access tokens hold their scope and are longer.</summary>
    private const int MaxTokenLength = 8192;

    /// <summary>Handles a request.</summary>
    public static async Task<IResult> HandleAsync(HttpContext context, ClientTokens clients, RefreshGrant refresh, AttemptLimits limits)
    {
        var cancellation = context.RequestAborted;
        var usedHeader = context.Request.Headers.Authorization.Count > 0;
        try
        {
            var form = await ReadAsync(context.Request, cancellation);
            var (clientId, secret) = Credentials(context.Request, form);
            var grant = form["grant_type"].ToString();
            if (grant.Length == 0)
                throw new TokenRequestException(TokenRequestException.InvalidRequest, "grant_type is missing.");
            if (grant is not (ClientCredentials or RefreshToken))
                throw new TokenRequestException(TokenRequestException.UnsupportedGrantType, "client_credentials and refresh_token are offered; people get their first token from a signed-in session.");
            var attempt = await limits.EnterAsProgramAsync(cancellation);
            var token = grant == ClientCredentials
                ? await clients.IssueAsync(clientId, secret, form["scope"], cancellation)
                : await refresh.RenewAsync(form["refresh_token"], form["scope"], context.Connection.RemoteIpAddress?.ToString() ?? "", cancellation);
            await limits.LeaveAsync(attempt, cancellation);
            return Answer(context, token);
        }
        catch (TokenRequestException refusal)
        {
            return Refuse(context, refusal, usedHeader);
        }
        catch (TooManyAttemptsException)
        {
            return Wait(context);
        }
    }

    /// <summary>The endpoint <c>POST /connect/revoke</c> (RFC 7009).</summary>
    public static async Task<IResult> RevokeAsync(HttpContext context, TokenRevocation revocation, ClientAuthentication authentication, AttemptLimits limits)
    {
        var cancellation = context.RequestAborted;
        var usedHeader = context.Request.Headers.Authorization.Count > 0;
        try
        {
            var form = await ReadAsync(context.Request, cancellation);
            var token = form["token"].ToString();
            if (token.Length == 0)
                throw new TokenRequestException(TokenRequestException.InvalidRequest, "token is missing.");
            var (clientId, secret) = Credentials(context.Request, form);
            var attempt = await limits.EnterAsProgramAsync(cancellation);
            var client = usedHeader || clientId is not null ? await authentication.RequireAsync(clientId, secret, cancellation) : null;
            await revocation.RevokeAsync(token, client, cancellation);
            await limits.LeaveAsync(attempt, cancellation);
            NoStore(context);
            return Results.Ok();
        }
        catch (TokenRequestException refusal)
        {
            return Refuse(context, refusal, usedHeader);
        }
        catch (TooManyAttemptsException)
        {
            return Wait(context);
        }
    }

    /// <summary>Answers any other method than POST: the endpoint has no other, whoever asks.</summary>
    public static IResult HandleOther(HttpContext context)
    {
        context.Response.Headers.Allow = HttpMethods.Post;
        return Error(context, TokenRequestException.InvalidRequest, "Only POST is offered.", StatusCodes.Status405MethodNotAllowed);
    }

    /// <summary>Answers with a token that no cache keeps.</summary>
    public static IResult Answer(HttpContext context, IssuedToken token)
    {
        NoStore(context);
        return Results.Json(token);
    }

    private static async Task<IFormCollection> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !"application/x-www-form-urlencoded".Equals(type.MediaType, StringComparison.OrdinalIgnoreCase))
            throw new TokenRequestException(TokenRequestException.InvalidRequest, "The body must be application/x-www-form-urlencoded.");
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(cancellationToken);
        }
        catch (InvalidDataException)
        {
            throw new TokenRequestException(TokenRequestException.InvalidRequest, "The body is not a form.");
        }

        if (form.Any(field => field.Value.Count > 1))
            throw new TokenRequestException(TokenRequestException.InvalidRequest, "A parameter is repeated.");
        foreach (var (name, value) in form)
            Check(name, value.ToString());
        return form;
    }

    private static (string? ClientId, string? Secret) Credentials(HttpRequest request, IFormCollection form)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) || !header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
            return ((string?)form["client_id"], (string?)form["client_secret"]);
        var bytes = new byte[(header.Parameter ?? "").Length];
        if (!Convert.TryFromBase64String(header.Parameter ?? "", bytes, out var length))
            return (null, null);
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return (null, null);
        var (clientId, secret) = (WebUtility.UrlDecode(text[..colon]), WebUtility.UrlDecode(text[(colon + 1)..]));
        Check("client_id", clientId);
        Check("client_secret", secret);
        return (clientId, secret);
    }

    private static void Check(string name, string value)
    {
        if (!PlainText.IsLine(name) || !PlainText.IsLine(value))
            throw new TokenRequestException(TokenRequestException.InvalidRequest, "A parameter holds a control character.");
        if (name.Length > MaxLength || value.Length > (name == "token" ? MaxTokenLength : MaxLength))
            throw new TokenRequestException(TokenRequestException.InvalidRequest, "A parameter is too long.");
    }

    private static IResult Refuse(HttpContext context, TokenRequestException refusal, bool usedHeader)
    {
        if (refusal.Error != TokenRequestException.InvalidClient)
            return Error(context, refusal.Error, refusal.Message, StatusCodes.Status400BadRequest);
        context.Response.Headers.WWWAuthenticate = usedHeader ? "Basic realm=\"token\"" : "Bearer";
        return Error(context, refusal.Error, refusal.Message, StatusCodes.Status401Unauthorized);
    }

    private static IResult Wait(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "300";
        return Error(context, "slow_down", "Too many failed attempts; try again in a few minutes.", StatusCodes.Status429TooManyRequests);
    }

    private static IResult Error(HttpContext context, string error, string description, int status)
    {
        NoStore(context);
        return Results.Json(new { error, error_description = description }, statusCode: status);
    }

    private static void NoStore(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Pragma = "no-cache";
    }
}
