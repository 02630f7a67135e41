using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Dapper;
using PayHall.Api;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Heating.Domain;
using PayHall.Security;

namespace PayHall.Heating.Statistics;

/// <summary>
/// Community statistics with drill-down (H-41): communities, buildings, units, households. The two upper levels are sums of rollup
/// rows; a building's units and a unit's households are few enough to be summed from the bills.
/// </summary>
internal sealed class CommunityStatistics(ITenantDatabase database, AccessContext access)
{
    /// <summary>The rows below a code.</summary>
    /// <param name="under">Null for the communities; otherwise the code of a row of the level above.</param>
    /// <param name="season">Only this season; null for all.</param>
    /// <param name="name">Only communities whose name contains this; null for all.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="NotFoundException">There is no such community, building or unit within the data scope.</exception>
    public Task<IReadOnlyList<StatisticsRow>> RowsAsync(string? under, Season? season, string? name, CancellationToken cancellationToken)
        => ReadAsync(under, season, name, null, int.MaxValue, cancellationToken);

    /// <summary>A page of the rows below a code.</summary>
    /// <exception cref="NotFoundException">There is no such community, building or unit within the data scope.</exception>
    public async Task<(IReadOnlyList<StatisticsRow> Rows, string? Next)> PageAsync(string? under, Season? season, ListRequest page, CancellationToken cancellationToken)
    {
        var after = page.After is null ? null : Cursor.Read<string>(page.After);
        var rows = await ReadAsync(under, season, null, after, page.Limit + 1, cancellationToken);
        return rows.Count > page.Limit ? ([.. rows.Take(page.Limit)], Cursor.Write(rows[page.Limit - 1].Code)) : (rows, null);
    }

    /// <summary>The rows below a code, read while they are enumerated.</summary>
    /// <exception cref="NotFoundException">There is no such community, building or unit within the data scope.</exception>
    public async IAsyncEnumerable<StatisticsRow> StreamAsync(string? under, Season? season, string? name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var path = await FindAsync(connection, under, cancellationToken);
        var rows = connection.QueryUnbufferedAsync<StatisticsRow>(RowsSql(path, season, null), Arguments(path, season, name, null, int.MaxValue));
        await foreach (var row in rows.WithCancellation(cancellationToken))
            yield return row;
    }

    private async Task<IReadOnlyList<StatisticsRow>> ReadAsync(string? under, Season? season, string? name, string? after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var path = await FindAsync(connection, under, cancellationToken);
        return (await connection.QueryAsync<StatisticsRow>(new CommandDefinition(
            RowsSql(path, season, after), Arguments(path, season, name, after, limit), cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>The parts of a code: community, building, unit.</summary>
    private async Task<string[]> FindAsync(DbConnection connection, string? under, CancellationToken cancellationToken)
    {
        var path = (under ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        var found = path.Length == 0 || (path.Length <= 3 && await connection.ExecuteScalarAsync<int?>(new CommandDefinition(
            $"""
            SELECT 1 FROM heating_communities c
            {(path.Length > 1 ? "JOIN heating_buildings b ON b.community_id = c.id AND b.name = @building" : "")}
            {(path.Length > 2 ? "JOIN heating_building_units u ON u.building_id = b.id AND u.name = @unit" : "")}
            WHERE c.code = @community AND {Scope}
            """,
            Arguments(path, null, null, null, 1), cancellationToken: cancellationToken)) is not null);
        return found ? path : throw new NotFoundException("小区、楼幢或单元", under!);
    }

    private string RowsSql(string[] path, Season? season, string? after)
        => path.Length switch { 0 => Communities(season, after), 1 => Buildings(season, after), 2 => Units(season, after), _ => Households(season, after) } + " LIMIT @limit";

    private string Scope => access.Scope.IsAll ? "1 = 1" : $"c.unit_id IN ({(access.Scope.Units.Count == 0 ? "NULL" : string.Join(',', access.Scope.Units))})";

    private static object Arguments(string[] path, Season? season, string? name, string? after, int limit) => new
    {
        community = path.ElementAtOrDefault(0),
        building = path.ElementAtOrDefault(1),
        unit = path.ElementAtOrDefault(2),
        season = season?.StartYear ?? 0,
        // A row is named by its code, whose last part is what the rows of a level are ordered by.
        after = after?[(after.LastIndexOf('/') + 1)..],
        limit,
        name = "%" + (name ?? "").Replace("%", "", StringComparison.Ordinal) + "%",
    };

    private static string InSeason(string alias, Season? season) => season is null ? "" : string.Create(CultureInfo.InvariantCulture, $" AND {alias}.season = @season");

    private static string Behind(string column, string? after) => after is null ? "" : $" AND (length({column}), {column}) > (length(@after), @after)";

    private const string Sums =
        """
        CAST(COALESCE(SUM(r.receivable), 0) AS BIGINT) AS receivableFen, CAST(COALESCE(SUM(r.received), 0) AS BIGINT) AS receivedFen,
        CAST(COALESCE(SUM(r.refunded), 0) AS BIGINT) AS refundedFen
        """;

    private const string BillSums =
        """
        CAST(COALESCE(SUM(CASE WHEN l.status = 4 THEN 0 ELSE l.charge - l.discount_given + l.late_fee_paid END), 0) AS BIGINT) AS receivableFen,
        CAST(COALESCE(SUM(l.principal_paid + l.late_fee_paid), 0) AS BIGINT) AS receivedFen, CAST(COALESCE(SUM(l.refunded), 0) AS BIGINT) AS refundedFen
        """;

    private string Communities(Season? season, string? after)
        => $"""
            SELECT c.code, c.name, CAST(COALESCE(h.households, 0) AS BIGINT) AS households, COALESCE(s.receivableFen, 0) AS receivableFen,
                COALESCE(s.receivedFen, 0) AS receivedFen, COALESCE(s.refundedFen, 0) AS refundedFen
            FROM heating_communities c
            LEFT JOIN (SELECT community_id, SUM(households) AS households FROM heating_buildings GROUP BY community_id) h ON h.community_id = c.id
            LEFT JOIN (SELECT b.community_id, {Sums} FROM heating_rollups r JOIN heating_buildings b ON b.id = r.building_id
                WHERE 1 = 1{InSeason("r", season)} GROUP BY b.community_id) s ON s.community_id = c.id
            WHERE {Scope} AND c.name LIKE @name{(after is null ? "" : " AND c.code > @after")} ORDER BY c.code
            """;

    private static string Buildings(Season? season, string? after)
        => $"""
            SELECT c.code || '/' || b.name AS code, b.name, b.households AS households, {Sums}
            FROM heating_communities c JOIN heating_buildings b ON b.community_id = c.id
            LEFT JOIN heating_rollups r ON r.building_id = b.id{InSeason("r", season)}
            WHERE c.code = @community{Behind("b.name", after)} GROUP BY c.code, b.id, b.name, b.households ORDER BY length(b.name), b.name
            """;

    private static string Units(Season? season, string? after)
        => $"""
            SELECT c.code || '/' || b.name || '/' || u.name AS code, u.name, COUNT(DISTINCT h.id) AS households, {BillSums}
            FROM heating_communities c JOIN heating_buildings b ON b.community_id = c.id AND b.name = @building
            JOIN heating_building_units u ON u.building_id = b.id
            LEFT JOIN heating_households h ON h.building_unit_id = u.id
            LEFT JOIN heating_bills l ON l.household_id = h.id{InSeason("l", season)}
            WHERE c.code = @community{Behind("u.name", after)} GROUP BY c.code, b.name, u.id, u.name ORDER BY length(u.name), u.name
            """;

    private static string Households(Season? season, string? after)
        => $"""
            SELECT h.account AS code, h.room || ' ' || o.name AS name, 1 AS households, {BillSums}
            FROM heating_communities c JOIN heating_buildings b ON b.community_id = c.id AND b.name = @building
            JOIN heating_building_units u ON u.building_id = b.id AND u.name = @unit
            JOIN heating_households h ON h.building_unit_id = u.id JOIN heating_owners o ON o.id = h.owner_id
            LEFT JOIN heating_bills l ON l.household_id = h.id{InSeason("l", season)}
            WHERE c.code = @community{(after is null ? "" : " AND (length(h.room), h.room) > (SELECT length(x.room), x.room FROM heating_households x WHERE x.account = @after)")} GROUP BY h.id, h.account, h.room, o.name ORDER BY length(h.room), h.room
            """;
}
