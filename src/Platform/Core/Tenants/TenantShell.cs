using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Platform.Modules;
using PayHall.Tenants;

namespace PayHall.Platform.Tenants;

/// <summary>
/// A started tenant: its container and pipeline. Counted by leases, starting at one for the slot that holds it; the last
/// lease disposes the container, so a reload never cuts a request off.
/// </summary>
public sealed class TenantShell(TenantSettings settings, IReadOnlyList<FeatureDescriptor> features, ServiceProvider services, RequestDelegate pipeline)
{
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int leases = 1;

    /// <summary>The settings it was built from.</summary>
    public TenantSettings Settings { get; } = settings;

    /// <summary>The enabled features, dependencies first.</summary>
    public IReadOnlyList<FeatureDescriptor> Features { get; } = features;

    /// <summary>The tenant's container.</summary>
    public IServiceProvider Services => services;

    /// <summary>Makes request scopes.</summary>
    public IServiceScopeFactory ScopeFactory { get; } = services.GetRequiredService<IServiceScopeFactory>();

    /// <summary>The tenant's pipeline.</summary>
    public RequestDelegate Pipeline { get; } = pipeline;

    /// <summary>How many leases are out beside the slot's own; more than zero means that it is in use.</summary>
    public int ActiveLeases => Volatile.Read(ref leases) - 1;

    /// <summary>Takes a lease, unless the shell has already been let go by all.</summary>
    public TenantLease? TryLease()
    {
        for (var seen = Volatile.Read(ref leases); seen > 0; seen = Volatile.Read(ref leases))
        {
            if (Interlocked.CompareExchange(ref leases, seen + 1, seen) == seen)
                return new TenantLease(this);
        }

        return null;
    }

    /// <summary>Completes when the last lease is given back and the container is disposed.</summary>
    public Task Ended => ended.Task;

    internal async ValueTask ReleaseAsync()
    {
        if (Interlocked.Decrement(ref leases) > 0)
            return;
        try
        {
            await services.DisposeAsync();
        }
        finally
        {
            ended.SetResult();
        }
    }
}
