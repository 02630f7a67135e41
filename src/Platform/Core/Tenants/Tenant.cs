using PayHall.Tenants;

namespace PayHall.Platform.Tenants;

/// <summary>A tenant of this host: its settings and the slot that holds its shell while it is started.</summary>
/// <param name="stored">The settings; those of a damaged tenant never start.</param>
/// <param name="builder">Builds its shell.</param>
/// <param name="time">The clock.</param>
public sealed class Tenant(StoredTenant stored, TenantShellBuilder builder, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan FaultMemory = TimeSpan.FromSeconds(3);
    private readonly SemaphoreSlim gate = new(1);
    private TenantShell? shell;
    private TenantException? fault;
    private long faultAt;
    private long lastUse = time.GetTimestamp();

    /// <summary>The settings.</summary>
    public TenantSettings Settings { get; private set; } = stored.Settings;

    /// <summary>The organisation's name, or the technical one where none is known.</summary>
    public string DisplayName => Settings.DisplayName.Length > 0 ? Settings.DisplayName : Settings.Name;

    /// <summary>Why the stored settings can't be used, or null. Such a tenant is known by its name only and is left alone until they are mended.</summary>
    public TenantException? Damage => stored.Damage;

    /// <summary>True while a shell is in the slot.</summary>
    public bool IsStarted => Volatile.Read(ref shell) is not null;

    /// <summary>Since when the shell is in the slot, or null.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>Why the last start failed, or null.</summary>
    public TenantException? Fault => Damage ?? fault;

    /// <summary>Time since the tenant served a request.</summary>
    public TimeSpan IdleTime => time.GetElapsedTime(Volatile.Read(ref lastUse));

    /// <summary>True if somebody holds the shell now.</summary>
    public bool IsBusy => Volatile.Read(ref shell) is { ActiveLeases: > 0 };

    /// <summary>Takes a lease for a request, starting the tenant if it sleeps.</summary>
    /// <exception cref="TenantException">It is stopped or can't be started; the message says why.</exception>
    public Task<TenantLease> LeaseAsync(CancellationToken cancellationToken)
    {
        Volatile.Write(ref lastUse, time.GetTimestamp());
        return LeaseForWorkAsync(cancellationToken);
    }

    /// <summary>Takes a lease for background work, which doesn't keep the tenant awake afterwards.</summary>
    /// <exception cref="TenantException">It is stopped or can't be started; the message says why.</exception>
    public async Task<TenantLease> LeaseForWorkAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Volatile.Read(ref shell)?.TryLease() is { } lease)
                return lease;
            await gate.WaitAsync(cancellationToken);
            try
            {
                if (Volatile.Read(ref shell) is null)
                    await PutAsync(await StartAsync());
            }
            finally
            {
                gate.Release();
            }
        }
    }

    /// <summary>Lets the shell go, which ends when its last lease does; the next request starts the tenant anew.</summary>
    public Task RetireAsync() => SwapAsync(next: null);

    /// <summary>Lets the shell go and waits, though not for ever, until nobody uses it any more.</summary>
    public async Task RetireAsync(TimeSpan patience)
    {
        var old = await SwapAsync(next: null);
        if (old is not null)
            await Task.WhenAny(old.Ended, Task.Delay(patience, time));
    }

    /// <inheritdoc />
    public void Dispose() => gate.Dispose();

    /// <summary>Takes the settings of which the next start is made; the shell that runs keeps its own.</summary>
    internal void Accept(TenantSettings settings) => Settings = settings;

    /// <summary>
    /// Puts a shell that was built elsewhere in the place of the one that runs; no request waits. A shell of settings that are no longer
    /// the tenant's, or of a stopped tenant, is let go: whoever changed the settings since deals with the one that runs.
    /// </summary>
    /// <returns>The shell that left the slot, which ends when its last lease does.</returns>
    internal async Task<TenantShell?> SwapAsync(TenantShell? next)
    {
        await gate.WaitAsync();
        TenantShell? old;
        try
        {
            // First out of the slot, then the slot's own lease: nobody can take a shell that is going away.
            old = await PutAsync(next);
            fault = null;
        }
        finally
        {
            gate.Release();
        }

        if (old is not null)
            await old.ReleaseAsync();
        return old;
    }

    /// <summary>
    /// Under the gate. A change of the settings doesn't wait for it, but retires the shell afterwards: so one that is put is either of the
    /// settings as they are, or found here when it is retired.
    /// </summary>
    private async Task<TenantShell?> PutAsync(TenantShell? next)
    {
        if (next is not null && (next.Settings != Settings || Settings.State == TenantState.Stopped))
        {
            await next.ReleaseAsync();
            return null;
        }

        StartedAt = next is null ? null : time.GetUtcNow();
        return Interlocked.Exchange(ref shell, next);
    }

    private async Task<TenantShell> StartAsync()
    {
        if (Damage is not null)
            throw Damage;
        if (Settings.State == TenantState.Stopped)
            throw new TenantException($"Tenant {Settings.Name} is stopped.");
        if (fault is not null && time.GetElapsedTime(faultAt) < FaultMemory)
            throw fault;
        try
        {
            // The shell outlives the request that happens to start it, so nothing of the request may flow into it.
            Task<TenantShell> start;
            using (ExecutionContext.SuppressFlow())
                start = Task.Run(() => builder.BuildAsync(Settings, CancellationToken.None));
            var started = await start;
            fault = null;
            return started;
        }
        catch (TenantException failure)
        {
            fault = failure;
            faultAt = time.GetTimestamp();
            throw;
        }
    }
}
