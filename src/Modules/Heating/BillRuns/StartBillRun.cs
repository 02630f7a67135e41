using PayHall.Api;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Heating.Domain;

namespace PayHall.Heating.BillRuns;

/// <summary>Starts a bill run (账单生成, H-15).</summary>
internal sealed class StartBillRun(ITenantWriter writer, ITenantDatabase database, IIdempotency idempotency, BillRunWriter runs)
{
    /// <summary>Adds what is wrong with season, tariff and community to <paramref name="errors"/>.</summary>
    public async Task<Season> ValidateAsync(string season, string? tariff, string? community, InputErrors errors, CancellationToken cancellationToken)
    {
        if (!Season.TryParse(season, out var parsed))
            errors.AddOnce("season", "供热季应写作 2026-2027 的形式");
        await using var connection = await database.OpenAsync(cancellationToken);
        await runs.ResolveAsync(connection, null, tariff, community, errors, cancellationToken);
        return parsed;
    }

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
        var parsed = await ValidateAsync(season, tariff, community, errors, cancellationToken);
        errors.ThrowIfAny();
        return await writer.ExecuteAsync(
            (transaction, stop) => idempotency.OnceAsync(
                transaction, idempotencyKey, new { season, tariff, community }, () => runs.StartAsync(transaction, parsed, tariff, community, stop), stop),
            cancellationToken);
    }
}
