namespace PayHall.Platform.Tenants;

/// <summary>Keeps a shell alive while it is used.</summary>
/// <param name="shell">The shell.</param>
public sealed class TenantLease(TenantShell shell) : IAsyncDisposable
{
    private int released;

    /// <summary>The shell.</summary>
    public TenantShell Shell { get; } = shell;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref released, 1) == 0 ? Shell.ReleaseAsync() : ValueTask.CompletedTask;
}
