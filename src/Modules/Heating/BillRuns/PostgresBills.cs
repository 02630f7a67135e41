using Dapper;
using Npgsql;
using NpgsqlTypes;
using PayHall.Data;
using PayHall.Heating.Data;

namespace PayHall.Heating.BillRuns;

/// <summary>Inserts bills on PostgreSQL by binary COPY: straight into the table, or by a staging table where another run may have been faster.</summary>
internal static class PostgresBills
{
    private const string Columns =
        "season, created_at, household_id, building_id, community_id, unit_id, tariff_version_id, heated_area, floor_area, owner_kind, welfare, vacant, lines, charge, discount_given, status";

    /// <summary>Copies the bills into the table; a bill that exists already is a unique violation.</summary>
    public static Task CopyAsync(WriteTransaction transaction, List<BillRow> bills, int season, long createdAt, CancellationToken cancellationToken)
        => CopyAsync(transaction, "heating_bills", bills, season, createdAt, cancellationToken);

    /// <summary>Copies the bills that don't exist, and says which those were.</summary>
    public static async Task<List<BillRow>> InsertMissingAsync(
        WriteTransaction transaction, List<BillRow> bills, int season, long createdAt, CancellationToken cancellationToken)
    {
        await transaction.ExecuteAsync(
            $"CREATE TEMPORARY TABLE IF NOT EXISTS heating_bills_staging ON COMMIT DROP AS SELECT {Columns} FROM heating_bills WHERE false", null, cancellationToken);
        await CopyAsync(transaction, "heating_bills_staging", bills, season, createdAt, cancellationToken);
        var inserted = (await transaction.ListAsync<long>(
            $"INSERT INTO heating_bills ({Columns}) SELECT {Columns} FROM heating_bills_staging ORDER BY household_id ON CONFLICT DO NOTHING RETURNING household_id",
            null, cancellationToken)).AsList().ToHashSet();
        await transaction.ExecuteAsync("DROP TABLE heating_bills_staging", null, cancellationToken);
        return bills.FindAll(bill => inserted.Contains(bill.HouseholdId));
    }

    private static async Task CopyAsync(
        WriteTransaction transaction, string table, List<BillRow> bills, int season, long createdAt, CancellationToken cancellationToken)
    {
        await using var import = await ((NpgsqlConnection)transaction.Connection).BeginBinaryImportAsync(
            $"COPY {table} ({Columns}) FROM STDIN (FORMAT BINARY)", cancellationToken);
        // Synchronous writes fill a local buffer; awaiting sixteen million of them would cost more than the work.
#pragma warning disable CA1849, MA0042
        foreach (var bill in bills)
        {
            import.StartRow();
            import.Write(season, NpgsqlDbType.Integer);
            import.Write(createdAt, NpgsqlDbType.Bigint);
            import.Write(bill.HouseholdId, NpgsqlDbType.Bigint);
            import.Write(bill.BuildingId, NpgsqlDbType.Bigint);
            import.Write(bill.CommunityId, NpgsqlDbType.Bigint);
            import.Write(bill.UnitId, NpgsqlDbType.Bigint);
            import.Write(bill.TariffVersionId, NpgsqlDbType.Bigint);
            import.Write(bill.HeatedArea, NpgsqlDbType.Integer);
            import.Write(bill.FloorArea, NpgsqlDbType.Integer);
            import.Write(bill.OwnerKind, NpgsqlDbType.Integer);
            import.Write(bill.Welfare, NpgsqlDbType.Integer);
            import.Write(0, NpgsqlDbType.Integer);
            import.Write(bill.Lines, NpgsqlDbType.Text);
            import.Write(bill.Charge, NpgsqlDbType.Bigint);
            import.Write(bill.Discount, NpgsqlDbType.Bigint);
            import.Write((int)bill.Status, NpgsqlDbType.Integer);
        }
#pragma warning restore CA1849, MA0042

        await import.CompleteAsync(cancellationToken);
    }
}
