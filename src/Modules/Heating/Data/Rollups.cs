using PayHall.Data;
using PayHall.Tenants;

namespace PayHall.Heating.Data;

/// <summary>Keeps the rollup rows of buildings right, as part of the transaction that changes a bill.</summary>
internal static class Rollups
{
    /// <summary>Adds deltas to a building's row of a season.</summary>
    public static Task<int> AddAsync(
        WriteTransaction transaction, int season, long buildingId, int households, Money receivable, Money received, Money refunded, CancellationToken cancellationToken)
        => transaction.ExecuteAsync(
            $"""
            INSERT INTO heating_rollups (season, building_id, households, receivable, received, refunded)
            VALUES (@season, @buildingId, @households, @receivable, @received, @refunded)
            {AddToRow}
            """,
            new { season, buildingId, households, receivable = receivable.Fen, received = received.Fen, refunded = refunded.Fen }, cancellationToken);

    /// <summary>
    /// Adds new bills to the rows of their buildings, in the order of building ids, so that two runs never lock rows crosswise. On
    /// PostgreSQL in one round trip: a bill run meets hundreds of buildings at a time.
    /// </summary>
    /// <param name="transaction">The open transaction.</param>
    /// <param name="season">The bills' season.</param>
    /// <param name="sums">Households and their receivable in fen, by building.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public static async Task AddBilledAsync(
        WriteTransaction transaction, int season, SortedDictionary<long, (int Households, long Receivable)> sums, CancellationToken cancellationToken)
    {
        if (transaction.Provider == DatabaseProvider.PostgreSql)
        {
            await transaction.ExecuteAsync(
                $"""
                INSERT INTO heating_rollups (season, building_id, households, receivable, received, refunded)
                SELECT @season, b.building, b.households, b.receivable, 0, 0
                FROM unnest(@buildings, @households, @receivable) AS b (building, households, receivable) ORDER BY b.building
                {AddToRow}
                """,
                new
                {
                    season,
                    buildings = sums.Keys.ToArray(),
                    households = sums.Values.Select(sum => sum.Households).ToArray(),
                    receivable = sums.Values.Select(sum => sum.Receivable).ToArray(),
                },
                cancellationToken);
            return;
        }

        foreach (var (building, sum) in sums)
            await AddAsync(transaction, season, building, sum.Households, new Money(sum.Receivable), Money.Zero, Money.Zero, cancellationToken);
    }

    /// <summary>Rows that differ from what the bills add up to; empty when all is right.</summary>
    public static Task<IReadOnlyList<RollupFault>> CheckAsync(WriteTransaction transaction, CancellationToken cancellationToken)
        => transaction.ListAsync<RollupFault>(
            $"""
            WITH truth AS ({Truth}), pairs AS (
                SELECT season, building_id FROM truth UNION SELECT season, building_id FROM heating_rollups)
            SELECT p.season AS season, p.building_id AS buildingId, COALESCE(t.receivable, 0) AS receivable, COALESCE(r.receivable, 0) AS receivableHere,
                COALESCE(t.received, 0) AS received, COALESCE(r.received, 0) AS receivedHere
            FROM pairs p
            LEFT JOIN truth t ON t.season = p.season AND t.building_id = p.building_id
            LEFT JOIN heating_rollups r ON r.season = p.season AND r.building_id = p.building_id
            WHERE COALESCE(t.households, 0) <> COALESCE(r.households, 0) OR COALESCE(t.receivable, 0) <> COALESCE(r.receivable, 0)
                OR COALESCE(t.received, 0) <> COALESCE(r.received, 0) OR COALESCE(t.refunded, 0) <> COALESCE(r.refunded, 0)
            """,
            null, cancellationToken);

    /// <summary>Makes all rows anew from the bills.</summary>
    public static async Task RebuildAsync(WriteTransaction transaction, CancellationToken cancellationToken)
    {
        await transaction.ExecuteAsync("DELETE FROM heating_rollups", null, cancellationToken);
        await transaction.ExecuteAsync(
            "INSERT INTO heating_rollups (season, building_id, households, receivable, received, refunded) " + Truth, null, cancellationToken);
    }

    /// <summary>Moves what the household's bills add up to from its old building's row to that of another; the bills are locked until the end.</summary>
    public static async Task MoveAsync(WriteTransaction transaction, long householdId, long toBuilding, CancellationToken cancellationToken)
    {
        if (transaction.Provider == DatabaseProvider.PostgreSql)
            await transaction.ExecuteAsync("SELECT id FROM heating_bills WHERE household_id = @householdId ORDER BY season FOR UPDATE", new { householdId }, cancellationToken);
        var moves = await transaction.ListAsync<Part>(
            $"SELECT season, building_id AS buildingId, {Sums} FROM heating_bills WHERE household_id = @householdId GROUP BY season, building_id ORDER BY season",
            new { householdId }, cancellationToken);
        foreach (var part in moves)
        {
            // In the order of building ids, as bill runs do, so that nobody waits for somebody crosswise.
            foreach (var building in new[] { part.BuildingId, toBuilding }.Order())
            {
                var sign = building == toBuilding ? 1 : -1;
                await AddAsync(
                    transaction, part.Season, building, sign * part.Households, new Money(sign * part.Receivable), new Money(sign * part.Received), new Money(sign * part.Refunded),
                    cancellationToken);
            }
        }
    }

    private const string AddToRow =
        """
        ON CONFLICT (season, building_id) DO UPDATE SET households = heating_rollups.households + excluded.households,
            receivable = heating_rollups.receivable + excluded.receivable, received = heating_rollups.received + excluded.received,
            refunded = heating_rollups.refunded + excluded.refunded
        """;

    private const string Sums =
        """
        CAST(SUM(CASE WHEN status = 4 THEN 0 ELSE 1 END) AS INTEGER) AS households,
            CAST(SUM(CASE WHEN status = 4 THEN 0 ELSE charge - discount_given + late_fee_paid END) AS BIGINT) AS receivable,
            CAST(SUM(principal_paid + late_fee_paid) AS BIGINT) AS received, CAST(SUM(refunded) AS BIGINT) AS refunded
        """;

    private const string Truth = $"SELECT season, building_id, {Sums} FROM heating_bills GROUP BY season, building_id";

    private sealed class Part
    {
        public int Season { get; init; }

        public long BuildingId { get; init; }

        public int Households { get; init; }

        public long Receivable { get; init; }

        public long Received { get; init; }

        public long Refunded { get; init; }
    }
}
