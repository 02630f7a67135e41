using System.Globalization;
using PayHall.Tenants;

namespace PayHall.Benchmarks.Rows;

/// <summary>SQL that makes a company with so many households, all on one tariff; one in twenty has low income.</summary>
internal static class BillRunEstate
{
    public static string Sql(DatabaseProvider provider, int households, int perBuilding)
    {
        var buildings = (households + perBuilding - 1) / perBuilding;
        var communities = (buildings + 49) / 50;
        string Numbers(int count) => provider == DatabaseProvider.Sqlite
            ? string.Create(CultureInfo.InvariantCulture, $"(WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) SELECT i FROM n)")
            : string.Create(CultureInfo.InvariantCulture, $"(SELECT i FROM generate_series(1, {count}) AS n (i))");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            INSERT INTO heating_communities (id, code, name, address, unit_id) SELECT i, 'C' || i, '小区' || i, '', 1 FROM {Numbers(communities)} AS x;
            INSERT INTO heating_buildings (id, community_id, name, households) SELECT i, (i - 1) / 50 + 1, i || ' 幢', {perBuilding} FROM {Numbers(buildings)} AS x;
            INSERT INTO heating_building_units (id, building_id, name) SELECT i, i, '1 单元' FROM {Numbers(buildings)} AS x;
            INSERT INTO heating_owners (id, name, phone, kind, welfare) SELECT i, '业主' || i, '', 0, 0 FROM {Numbers(1000)} AS x;
            INSERT INTO heating_tariffs (id, number, name, season, unit_id, current_version, changed_at) VALUES (1, 'JM-2026', '居民热费 2026', 2026, 1, 1, 1);
            INSERT INTO heating_tariff_versions (id, tariff_id, version, season, definition, created_at, created_by) VALUES (1, 1, 1, 2026, @definition, 1, 'benchmark');
            INSERT INTO heating_households (id, account, unit_id, community_id, building_id, building_unit_id, room, address, heated_area, floor_area, owner_id, owner_kind, welfare, tariff_id)
            SELECT i, 'A' || i, 1, (i - 1) / {perBuilding * 50} + 1, (i - 1) / {perBuilding} + 1, (i - 1) / {perBuilding} + 1, 'R' || i, '小区 ' || i,
                4000 + i * 37 % 16000, 5500 + i * 37 % 16000, i % 1000 + 1, 0, CASE WHEN i % 20 = 0 THEN 1 ELSE 0 END, 1
            FROM {Numbers(households)} AS x;
            """);
    }
}
