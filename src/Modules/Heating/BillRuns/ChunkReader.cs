using System.Data.Common;
using PayHall.Heating.Domain;
using PayHall.Heating.Domain.Pricing;
using PayHall.Heating.Tariffs;

namespace PayHall.Heating.BillRuns;

/// <summary>Reads households in key order, only the columns that pricing needs, and prices them.</summary>
/// <param name="connection">An open connection for reading.</param>
/// <param name="plan">The run.</param>
/// <param name="tariffs">The compiled tariffs of the run's season by tariff id.</param>
internal sealed class ChunkReader(DbConnection connection, BillRunPlan plan, IReadOnlyDictionary<long, TariffCharges> tariffs)
{
    private readonly ChargeBuffer buffer = new();
    private readonly int size = BillChunk.SizeFor(plan.Total);

    /// <summary>The households behind <paramref name="after"/>; null at the end.</summary>
    public async Task<BillChunk?> ReadAsync(long after, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"""
            SELECT h.id, h.building_id, h.community_id, h.unit_id, h.heated_area, h.floor_area, h.owner_kind, h.welfare, COALESCE(h.tariff_id, 0)
            FROM heating_households h WHERE h.id > @after AND {plan.Condition} ORDER BY h.id LIMIT {size}
            """;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("after", after);
        command.Parameters.Add(parameter);
        var chunk = new BillChunk { After = after };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        // Rows come from a local buffer; awaiting each of a million would cost more than reading it.
#pragma warning disable CA1849, MA0042
        while (reader.Read())
            Add(chunk, reader);
#pragma warning restore CA1849, MA0042
        return chunk.Households == 0 ? null : chunk;
    }

    private void Add(BillChunk chunk, DbDataReader reader)
    {
        var row = new BillRow
        {
            HouseholdId = reader.GetInt64(0),
            BuildingId = reader.GetInt64(1),
            CommunityId = reader.GetInt64(2),
            UnitId = reader.GetInt64(3),
            HeatedArea = reader.GetInt32(4),
            FloorArea = reader.GetInt32(5),
            OwnerKind = reader.GetInt32(6),
            Welfare = reader.GetInt32(7),
        };
        var tariffId = reader.GetInt64(8);
        chunk.Households++;
        chunk.Last = row.HouseholdId;
        if (tariffId == 0)
        {
            chunk.Skips.Add(new SkipRow(row.HouseholdId, SkipReason.NoContract));
        }
        else if (!tariffs.TryGetValue(tariffId, out var tariff))
        {
            chunk.Skips.Add(new SkipRow(row.HouseholdId, SkipReason.OtherSeason));
        }
        else if (tariff.Charge(ref row, buffer, plan.Day) is { } skip)
        {
            chunk.Skips.Add(skip);
        }
        else
        {
            chunk.Bills.Add(row);
        }
    }
}
