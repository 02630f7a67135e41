using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Heating.Data;
using PayHall.Security;

namespace PayHall.Heating.Communities;

/// <summary>Adds a building to a community, or a unit to a building (楼幢添加, 单元添加, H-05).</summary>
internal sealed class AddLevel(ITenantWriter writer, AccessContext access, IAuditTrail audit)
{
    /// <summary>Adds a building; one of that name stays as it is.</summary>
    public Task<bool> BuildingAsync(string? communityCode, string? name, CancellationToken cancellationToken)
        => AddAsync(
            ("Input.Community", "请选择小区", communityCode), name,
            "SELECT id AS id, unit_id AS unitId FROM heating_communities WHERE code = @parent",
            "INSERT INTO heating_buildings (community_id, name, households) VALUES (@Id, @name, 0) ON CONFLICT DO NOTHING", "小区", cancellationToken);

    /// <summary>Adds a unit; one of that name stays as it is.</summary>
    public Task<bool> UnitAsync(long? buildingId, string? name, CancellationToken cancellationToken)
        => AddAsync(
            ("Input.Building", "请选择楼幢", buildingId), name,
            """
            SELECT b.id AS id, c.unit_id AS unitId FROM heating_buildings b JOIN heating_communities c ON c.id = b.community_id WHERE b.id = @parent
            """,
            "INSERT INTO heating_building_units (building_id, name) VALUES (@Id, @name) ON CONFLICT DO NOTHING", "楼幢", cancellationToken);

    private async Task<bool> AddAsync(
        (string Field, string Missing, object? Value) parent, string? name, string find, string insert, string what, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        name = name?.Trim();
        if (parent.Value is null or "")
            errors.Add(parent.Field["Input.".Length..].ToLowerInvariant(), parent.Missing);
        if (string.IsNullOrEmpty(name) || name.Length > 20 || name.Contains('/', StringComparison.Ordinal))
            errors.Add("name", "请填写名称，不超过 {0} 个字符", 20);
        errors.ThrowIfAny();
        return await writer.ExecuteAsync(
            async (transaction, stop) =>
            {
                var row = await transaction.FirstAsync<Row>(find, new { parent = parent.Value }, stop);
                if (row is null || !access.Scope.Includes(row.UnitId))
                    throw new NotFoundException(what, parent.Value!);
                var added = await transaction.ExecuteAsync(insert, new { row.Id, name }, stop);
                if (added > 0)
                    await audit.AppendAsync(transaction, new AuditEntry("Heating.LevelAdded", $"{what}:{parent.Value}", null, AuditState.Of(new { name })), stop);
                return added > 0;
            },
            cancellationToken);
    }

    private sealed class Row
    {
        public long Id { get; init; }

        public long UnitId { get; init; }
    }
}
