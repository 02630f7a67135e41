using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Heating.Data;
using PayHall.Security;

namespace PayHall.Heating.Communities;

/// <summary>Deletes a community, building, unit or household that nothing hangs on (H-05).</summary>
internal sealed class DeleteCommunityLevel(ITenantWriter writer, AccessContext access, IAuditTrail audit)
{
    /// <summary>Deletes a community without buildings.</summary>
    public Task<bool> CommunityAsync(long id, CancellationToken cancellationToken)
        => DeleteAsync(
            "小区", id, "SELECT unit_id FROM heating_communities WHERE id = @id", "SELECT name FROM heating_communities WHERE id = @id",
            [("楼幢", "SELECT COUNT(*) FROM heating_buildings WHERE community_id = @id")], ["DELETE FROM heating_communities WHERE id = @id"], cancellationToken);

    /// <summary>Deletes a building without units.</summary>
    public Task<bool> BuildingAsync(long id, CancellationToken cancellationToken)
        => DeleteAsync(
            "楼幢", id, "SELECT c.unit_id FROM heating_buildings b JOIN heating_communities c ON c.id = b.community_id WHERE b.id = @id",
            "SELECT name FROM heating_buildings WHERE id = @id",
            [
                ("单元", "SELECT COUNT(*) FROM heating_building_units WHERE building_id = @id"),
                ("账单", "SELECT COUNT(*) FROM heating_rollups WHERE building_id = @id AND households > 0"),
            ],
            ["DELETE FROM heating_rollups WHERE building_id = @id", "DELETE FROM heating_buildings WHERE id = @id"], cancellationToken);

    /// <summary>Deletes a unit without households.</summary>
    public Task<bool> UnitAsync(long id, CancellationToken cancellationToken)
        => DeleteAsync(
            "单元", id,
            """
            SELECT c.unit_id FROM heating_building_units u JOIN heating_buildings b ON b.id = u.building_id
            JOIN heating_communities c ON c.id = b.community_id WHERE u.id = @id
            """,
            "SELECT name FROM heating_building_units WHERE id = @id",
            [("户室", "SELECT COUNT(*) FROM heating_households WHERE building_unit_id = @id")], ["DELETE FROM heating_building_units WHERE id = @id"], cancellationToken);

    /// <summary>Deletes a household without bills and contracts.</summary>
    public Task<bool> HouseholdAsync(long id, CancellationToken cancellationToken)
        => DeleteAsync(
            "户室", id, "SELECT unit_id FROM heating_households WHERE id = @id", "SELECT account FROM heating_households WHERE id = @id",
            [
                ("账单", "SELECT COUNT(*) FROM heating_bills WHERE household_id = @id"),
                ("签约", "SELECT COUNT(*) FROM heating_contracts WHERE household_id = @id AND status IN (0, 1)"),
            ],
            [
                "UPDATE heating_buildings SET households = households - 1 WHERE id = (SELECT building_id FROM heating_households WHERE id = @id)",
                "DELETE FROM heating_contracts WHERE household_id = @id", "DELETE FROM heating_ownerships WHERE household_id = @id",
                "DELETE FROM heating_households WHERE id = @id",
            ],
            cancellationToken);

    private Task<bool> DeleteAsync(
        string what, long id, string unitOf, string nameOf, (string Below, string Count)[] uses, string[] deletes, CancellationToken cancellationToken)
        => writer.ExecuteAsync(
            async (transaction, stop) =>
            {
                var unit = await transaction.ScalarAsync<long?>(unitOf, new { id }, stop);
                if (unit is null || !access.Scope.Includes(unit.Value))
                    throw new NotFoundException(what, id);
                var name = await transaction.ScalarAsync<string>(nameOf, new { id }, stop);
                foreach (var (below, count) in uses)
                {
                    var n = await transaction.ScalarAsync<long>(count, new { id }, stop);
                    if (n > 0)
                        throw new LevelInUseException(what, name!, n, below);
                }

                foreach (var delete in deletes)
                    await transaction.ExecuteAsync(delete, new { id }, stop);
                await audit.AppendAsync(transaction, new AuditEntry("Heating.LevelDeleted", $"{what}:{name}", AuditState.Of(new { name })), stop);
                return true;
            },
            cancellationToken);
}
