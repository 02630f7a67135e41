using PayHall.Background;
using PayHall.Tenants.Data;

namespace PayHall.Tenants.Creating;

/// <summary>Calls the making of a tenant off; what was made of it so far is undone.</summary>
internal sealed class CancelCreation(CreationStore creations, IJobQueue jobs, CreationEnd end)
{
    /// <summary>Calls it off; false if it has ended.</summary>
    public async Task<bool> HandleAsync(long id, CancellationToken cancellationToken)
    {
        var creation = await creations.GetAsync(id, cancellationToken);
        if (creation.Status != CreationStatus.Open || !await jobs.CancelAsync(creation.JobId, cancellationToken))
            return false;
        return await end.EndAsync(creation, CreationStatus.Cancelled, error: null);
    }
}
