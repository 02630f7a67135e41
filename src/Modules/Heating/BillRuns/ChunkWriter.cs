using System.Runtime.InteropServices;
using System.Text.Json;
using PayHall.Data;
using PayHall.Heating.Data;
using PayHall.Heating.Domain;
using PayHall.Tenants;

namespace PayHall.Heating.BillRuns;

/// <summary>
/// Writes a chunk in one transaction: bills set-wise, rollups by delta, skipped households, and how far the run is. A household
/// that has a bill of the season already is skipped; the unique index on (household, season) stands behind that.
/// </summary>
/// <param name="plan">The run.</param>
/// <param name="createdAt">The bills' time, in microseconds.</param>
internal sealed class ChunkWriter(BillRunPlan plan, long createdAt)
{
    private const int MaxSkipRows = 10_000;

    /// <summary>Writes the chunk inside the transaction.</summary>
    /// <param name="transaction">The open transaction.</param>
    /// <param name="chunk">The chunk.</param>
    /// <param name="contended">PostgreSQL: true after a unique violation, when another run bills the same households at the same time.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="BillRunTakenOverException">Another runner has gone on with the run.</exception>
    public async Task<bool> WriteAsync(WriteTransaction transaction, BillChunk chunk, bool contended, CancellationToken cancellationToken)
    {
        var present = await PresentAsync(transaction, chunk, cancellationToken);
        var bills = present.Count == 0 ? chunk.Bills : chunk.Bills.FindAll(bill => !present.Contains(bill.HouseholdId));
        if (transaction.Provider == DatabaseProvider.Sqlite)
            SqliteBills.Insert(transaction, CollectionsMarshal.AsSpan(bills), plan.Season, createdAt);
        else if (contended)
            bills = await PostgresBills.InsertMissingAsync(transaction, bills, plan.Season, createdAt, cancellationToken);
        else
            await PostgresBills.CopyAsync(transaction, bills, plan.Season, createdAt, cancellationToken);

        var inserted = bills.Count == chunk.Bills.Count ? null : bills.Select(bill => bill.HouseholdId).ToHashSet();
        IEnumerable<SkipRow> already = inserted is null
            ? []
            : chunk.Bills.Where(bill => !inserted.Contains(bill.HouseholdId)).Select(bill => new SkipRow(bill.HouseholdId, SkipReason.AlreadyBilled));
        var skipped = chunk.Households - bills.Count;
        await SkipsAsync(transaction, chunk.Skips.Concat(already), cancellationToken);
        await RollupsAsync(transaction, bills, cancellationToken);
        var moved = await transaction.ExecuteAsync(
            """
            UPDATE heating_bill_runs SET done = done + @households, billed = billed + @billed, amount = amount + @amount,
                skipped = skipped + @skipped, last_household_id = @last
            WHERE id = @id AND last_household_id = @after AND finished_at IS NULL
            """,
            new
            {
                households = chunk.Households,
                billed = bills.Count,
                amount = bills.Sum(bill => bill.Charge),
                skipped,
                last = chunk.Last,
                id = plan.Id,
                after = chunk.After,
            },
            cancellationToken);
        return moved == 1 ? true : throw new BillRunTakenOverException(plan.Id);
    }

    private async Task<HashSet<long>> PresentAsync(WriteTransaction transaction, BillChunk chunk, CancellationToken cancellationToken)
        => [.. await transaction.ListAsync<long>(
            "SELECT household_id FROM heating_bills WHERE household_id > @After AND household_id <= @Last AND season = @Season",
            new { chunk.After, chunk.Last, plan.Season }, cancellationToken)];

    private Task RollupsAsync(WriteTransaction transaction, List<BillRow> bills, CancellationToken cancellationToken)
    {
        var sums = new SortedDictionary<long, (int Households, long Receivable)>();
        foreach (var bill in bills)
        {
            sums.TryGetValue(bill.BuildingId, out var sum);
            sums[bill.BuildingId] = (sum.Households + 1, sum.Receivable + bill.Charge - bill.Discount);
        }

        return Rollups.AddBilledAsync(transaction, plan.Season, sums, cancellationToken);
    }

    private async Task SkipsAsync(WriteTransaction transaction, IEnumerable<SkipRow> skips, CancellationToken cancellationToken)
    {
        var stored = await transaction.ScalarAsync<int>("SELECT skipped FROM heating_bill_runs WHERE id = @Id", new { plan.Id }, cancellationToken);
        foreach (var skip in skips.Take(Math.Max(0, MaxSkipRows - stored)))
        {
            await transaction.ExecuteAsync(
                "INSERT INTO heating_bill_run_skips (run_id, household_id, reason, detail) VALUES (@Id, @HouseholdId, @reason, @detail) ON CONFLICT DO NOTHING",
                new { plan.Id, skip.HouseholdId, reason = (int)skip.Reason, detail = skip.Detail is null ? "" : JsonSerializer.Serialize(skip.Detail) }, cancellationToken);
        }
    }
}
