using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using PayHall.Data;
using SQLitePCL;

namespace PayHall.Heating.BillRuns;

/// <summary>
/// Inserts bills on SQLite through a prepared statement of many rows, bound without ADO.NET's parameter objects: that is what keeps
/// a million bills near the speed of one <c>INSERT … SELECT</c>.
/// </summary>
internal static class SqliteBills
{
    private const int RowsPerStatement = 64;
    private const int ColumnsPerRow = 13;

    /// <summary>Inserts all bills inside the transaction.</summary>
    public static void Insert(WriteTransaction transaction, ReadOnlySpan<BillRow> bills, int season, long createdAt)
    {
        var handle = ((SqliteConnection)transaction.Connection).Handle!;
        var position = 0;
        if (bills.Length >= RowsPerStatement)
        {
            using var many = Prepare(handle, RowsPerStatement, season, createdAt);
            for (; position + RowsPerStatement <= bills.Length; position += RowsPerStatement)
                Step(handle, many, bills.Slice(position, RowsPerStatement));
        }

        if (position == bills.Length)
            return;
        using var rest = Prepare(handle, bills.Length - position, season, createdAt);
        Step(handle, rest, bills[position..]);
    }

    private static sqlite3_stmt Prepare(sqlite3 handle, int rows, int season, long createdAt)
    {
        var sql = new StringBuilder(
            """
            INSERT INTO heating_bills (season, created_at, household_id, building_id, community_id, unit_id, tariff_version_id, heated_area,
                floor_area, owner_kind, welfare, vacant, lines, charge, discount_given, status) VALUES
            """);
        // Season and time are the same for all and stand in the statement as numbers.
        var row = string.Create(CultureInfo.InvariantCulture, $" ({season},{createdAt},?,?,?,?,?,?,?,?,?,0,?,?,?,?),");
        for (var i = 0; i < rows; i++)
            sql.Append(row);
        sql.Length--;
        Check(handle, raw.sqlite3_prepare_v2(handle, sql.ToString(), out var statement));
        return statement;
    }

    private static void Step(sqlite3 handle, sqlite3_stmt statement, ReadOnlySpan<BillRow> bills)
    {
        Span<byte> buffer = stackalloc byte[512];
        for (var i = 0; i < bills.Length; i++)
        {
            ref readonly var bill = ref bills[i];
            var at = i * ColumnsPerRow;
            raw.sqlite3_bind_int64(statement, at + 1, bill.HouseholdId);
            raw.sqlite3_bind_int64(statement, at + 2, bill.BuildingId);
            raw.sqlite3_bind_int64(statement, at + 3, bill.CommunityId);
            raw.sqlite3_bind_int64(statement, at + 4, bill.UnitId);
            raw.sqlite3_bind_int64(statement, at + 5, bill.TariffVersionId);
            raw.sqlite3_bind_int(statement, at + 6, bill.HeatedArea);
            raw.sqlite3_bind_int(statement, at + 7, bill.FloorArea);
            raw.sqlite3_bind_int(statement, at + 8, bill.OwnerKind);
            raw.sqlite3_bind_int(statement, at + 9, bill.Welfare);
            BindText(statement, at + 10, bill.Lines, buffer);
            raw.sqlite3_bind_int64(statement, at + 11, bill.Charge);
            raw.sqlite3_bind_int64(statement, at + 12, bill.Discount);
            raw.sqlite3_bind_int(statement, at + 13, (int)bill.Status);
        }

        var result = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        if (result != raw.SQLITE_DONE)
            Check(handle, result);
    }

    private static void BindText(sqlite3_stmt statement, int index, string text, Span<byte> buffer)
    {
        if (Encoding.UTF8.TryGetBytes(text, buffer, out var length))
            raw.sqlite3_bind_text(statement, index, buffer[..length]);
        else
            raw.sqlite3_bind_text(statement, index, text);
    }

    private static void Check(sqlite3 handle, int result)
    {
        if (result != raw.SQLITE_OK)
            throw new SqliteException(raw.sqlite3_errmsg(handle).utf8_to_string(), result, raw.sqlite3_extended_errcode(handle));
    }
}
