using Microsoft.AspNetCore.Http;

namespace PayHall.Platform.Hosting;

/// <summary>Whether the host is ready to serve: its first tenants are there.</summary>
public sealed class Readiness
{
    /// <summary>True once the bootstrap is done.</summary>
    public bool IsReady { get; set; }

    /// <summary>Answers <c>/healthz/ready</c>: 200 or 503.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.StatusCode = IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return context.Response.WriteAsync(IsReady ? "ready" : "starting", context.RequestAborted);
    }
}
