using PayHall.Auditing;

namespace PayHall.Tenants.Auditing;

/// <summary>
/// Does something with a tenant and records it in the default site's audit trail. What happens to a tenant happens outside the default
/// site's database, so no transaction spans both: the record comes first, and a second one says if the act failed. Nothing is done
/// unrecorded.
/// </summary>
internal sealed class AuditedAct(IAuditTrail audit)
{
    /// <summary>Records and acts.</summary>
    /// <param name="action">What, e.g. <c>Tenants.Stopped</c>.</param>
    /// <param name="tenant">Name of the tenant.</param>
    /// <param name="before">What the act changes, as it is, or null.</param>
    /// <param name="after">The same as it is to be, or null.</param>
    /// <param name="act">The act.</param>
    /// <param name="cancellationToken">Stops the call before the act begins.</param>
    public async Task<T> RunAsync<T>(string action, string tenant, object? before, object? after, Func<Task<T>> act, CancellationToken cancellationToken)
    {
        await audit.AppendAsync(new AuditEntry(action, Subject(tenant), State(before), State(after)), cancellationToken);
        try
        {
            return await act();
        }
        catch (Exception failure)
        {
            await audit.AppendAsync(new AuditEntry(action + "Failed", Subject(tenant), null, State(new { reason = failure.Message })), CancellationToken.None);
            throw;
        }
    }

    /// <summary>Records and acts.</summary>
    public Task RunAsync(string action, string tenant, object? before, object? after, Func<Task> act, CancellationToken cancellationToken)
        => RunAsync(
            action,
            tenant,
            before,
            after,
            async () =>
            {
                await act();
                return true;
            },
            cancellationToken);

    /// <summary>How a tenant is named in the trail.</summary>
    public static string Subject(string tenant) => "tenant:" + tenant;

    /// <summary>State for an audit row.</summary>
    public static string? State(object? state) => state is null ? null : AuditState.Of(state);
}
