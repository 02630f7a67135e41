using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using PayHall.Platform.Http;
using PayHall.Tenants;

namespace PayHall.Platform.Tenants;

/// <summary>Hands each request to the pipeline of its tenant.</summary>
public sealed class TenantMiddleware(RequestDelegate next, TenantHost host, ILogger<TenantMiddleware> logger)
{
    /// <summary>Serves the request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (host.Match(context.Request.Host, context.Request.Path) is not { } tenant)
        {
            await next(context);
            return;
        }

        if (tenant.Damage is null && tenant.Settings.State != TenantState.Running)
        {
            await HostPage.AnswerAsync(context, tenant.Settings.State == TenantState.Stopped ? HostPage.Stopped : HostPage.Preparing);
            return;
        }

        TenantLease lease;
        try
        {
            lease = await tenant.LeaseAsync(context.RequestAborted);
        }
        catch (TenantException) when (tenant.Damage is null && tenant.Settings.State == TenantState.Stopped)
        {
            await HostPage.AnswerAsync(context, HostPage.Stopped);
            return;
        }
        catch (TenantException failure)
        {
            logger.LogError(failure, "Tenant {Tenant} can't be started", tenant.Settings.Name);
            await HostPage.AnswerAsync(context, HostPage.Failed);
            return;
        }

        await ServeAsync(context, lease);
    }

    private static async Task ServeAsync(HttpContext context, TenantLease lease)
    {
        // Registered before the request scope, so it is disposed after it; a finally block here would be too early for
        // callbacks that run when the response starts.
        context.Response.RegisterForDisposeAsync(lease);
        var shell = lease.Shell;
        var (pathBase, path) = (context.Request.PathBase, context.Request.Path);
        if (shell.Settings.Prefix.Length > 0)
        {
            path.StartsWithSegments("/" + shell.Settings.Prefix, StringComparison.OrdinalIgnoreCase, out var matched, out var rest);
            if (!rest.HasValue && HttpMethods.IsGet(context.Request.Method))
            {
                context.Response.Redirect(pathBase + matched + "/" + context.Request.QueryString);
                return;
            }

            context.Request.PathBase = pathBase.Add("/" + shell.Settings.Prefix);
            context.Request.Path = rest;
        }

        context.SetEndpoint(null);
        context.Request.RouteValues = [];
        context.Features.Set<IServiceProvidersFeature>(new RequestServicesFeature(context, shell.ScopeFactory));
        try
        {
            await shell.Pipeline(context);
        }
        finally
        {
            (context.Request.PathBase, context.Request.Path) = (pathBase, path);
        }
    }
}
