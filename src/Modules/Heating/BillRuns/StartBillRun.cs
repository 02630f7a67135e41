using PayHall.Api;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Heating.Domain;

namespace PayHall.Heating.BillRuns;

/// <summary>Starts a bill run (账单生成, H-15).</summary>
internal sealed class StartBillRun(ITenantDatabase database, ITenantWriter writer, IIdempotency idempotency, BillRunWriter runs)
{
    /// <summary>Starts a run over a season's approved contracts, or a part of them.</summary>
    /// <param name="season">The season, <c>2026-2027</c>.</param>
    /// <param name="tariff">Only households of this tariff, by number; null: all.</param>
    /// <param name="community">Only households of this community, by code; null: all.</param>
    /// <param name="idempotencyKey">The same key again gives the first run.</param>
    /// <param name="errors">What is wrong so far.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The run's id.</returns>
    public async Task<long> HandleAsync(string season, string? tariff, string? community, string? idempotencyKey, InputErrors? errors, CancellationToken cancellationToken)
    {
        errors ??= new InputErrors();
        await ValidateAsync(season, tariff, community, errors, cancellationToken);
        errors.ThrowIfAny();
        return await writer.ExecuteAsync(
            (transaction, stop) => idempotency.OnceAsync(
                transaction, idempotencyKey, new { season, tariff, community }, () => runs.StartAsync(transaction, Season.Parse(season), tariff, community, stop), stop),
            cancellationToken);
    }

    /// <summary>Reports every wrong field.</summary>
    public async Task ValidateAsync(string season, string? tariff, string? community, InputErrors errors, CancellationToken cancellationToken)
    {
        if (!Season.TryParse(season, out _) && !errors.Fields.ContainsKey("season"))
            errors.Add("season", "供热季应写作 2026-2027 的形式");
        await using var connection = await database.OpenAsync(cancellationToken);
        await runs.FindAsync(connection, null, tariff, community, errors, cancellationToken);
    }
}
