using Microsoft.Extensions.Logging;
using PayHall.Background;
using PayHall.Data;
using PayHall.Heating.Data;

namespace PayHall.Heating;

/// <summary>Compares the rollup rows with the bills each night; a difference is logged as an error and set right.</summary>
internal sealed class RollupCheck(ITenantWriter writer, ILogger<RollupCheck> logger) : IBackgroundTask
{
    /// <inheritdoc />
    public string Name => "Heating.RollupCheck";

    /// <inheritdoc />
    public TimeSpan Interval => TimeSpan.FromHours(24);

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var faults = await writer.ExecuteAsync(
            async (transaction, stop) =>
            {
                var found = await Rollups.CheckAsync(transaction, stop);
                if (found.Count > 0)
                    await Rollups.RebuildAsync(transaction, stop);
                return found;
            },
            cancellationToken);
        foreach (var fault in faults)
        {
            logger.LogError(
                "The rollup of building {Building}, season {Season} said {Here} fen receivable and {ReceivedHere} received; its bills say {Truth} and {Received}. It was rebuilt.",
                fault.BuildingId, fault.Season, fault.ReceivableHere, fault.ReceivedHere, fault.Receivable, fault.Received);
        }
    }
}
