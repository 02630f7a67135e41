using System.Data.Common;
using Dapper;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Heating.Contracts;
using PayHall.Heating.Data;
using PayHall.Heating.Domain;
using PayHall.Heating.Owners;
using PayHall.Security;
using PayHall.Tenants;

namespace PayHall.Heating.Households;

/// <summary>Writes a household with its levels, owner and contract inside a transaction; imports write many in one.</summary>
internal sealed class HouseholdWriter(AccessContext access, OwnerWriter owners, ContractWriter contracts, IAuditTrail audit, TenantClock clock)
{
    /// <summary>Adds or changes a household; true if it was added.</summary>
    /// <param name="transaction">The open transaction.</param>
    /// <param name="draft">A draft that has been checked.</param>
    /// <param name="audited">False where whoever writes many records them as one act.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="InputException">Community or tariff are unknown, or the owner can't be changed from here.</exception>
    public async Task<bool> WriteAsync(WriteTransaction transaction, HouseholdDraft draft, bool audited, CancellationToken cancellationToken)
    {
        // Two requests for one account at once follow each other.
        if (transaction.Provider == DatabaseProvider.PostgreSql)
            await transaction.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended(@Account, 0))", new { draft.Account }, cancellationToken);
        var errors = new InputErrors();
        var community = await CommunityAsync(transaction.Connection, transaction.Transaction, draft.Community, errors, cancellationToken);
        errors.ThrowIfAny();
        var buildingId = await LevelAsync(transaction, "heating_buildings", "community_id", ", households", ", 0", community!.Id, draft.Building, cancellationToken);
        var unitId = await LevelAsync(transaction, "heating_building_units", "building_id", "", "", buildingId, draft.Unit, cancellationToken);
        var address = $"{community.Name} {draft.Building}-{draft.Unit}-{draft.Room}";
        var other = await transaction.ScalarAsync<string>(
            "SELECT account FROM heating_households WHERE building_unit_id = @unitId AND room = @Room AND account <> @Account",
            new { unitId, draft.Room, draft.Account }, cancellationToken);
        if (other is not null)
            throw new RoomTakenException(address, other);

        var present = await transaction.FirstAsync<HouseholdRow>(
            "SELECT id, unit_id AS unitId, building_id AS buildingId, owner_id AS ownerId FROM heating_households WHERE account = @Account",
            new { draft.Account }, cancellationToken);
        if (present is not null && !access.Scope.Includes(present.UnitId))
            throw new NotFoundException("户室", draft.Account);
        var before = audited && present is not null ? await HouseholdState.ReadAsync(transaction, present.Id, cancellationToken) : null;
        var (ownerId, changed) = await owners.WriteAsync(transaction, draft.Account, OwnerOf(draft), cancellationToken);
        var values = new
        {
            draft.Account,
            community.UnitId,
            communityId = community.Id,
            buildingId,
            buildingUnitId = unitId,
            draft.Room,
            address,
            heated = Area.FromSquareMetres(draft.HeatedArea).Hundredths,
            floor = Area.FromSquareMetres(draft.FloorArea).Hundredths,
            ownerId,
            ownerKind = (int)draft.OwnerKind,
            welfare = (int)draft.Welfare,
            id = present?.Id ?? 0,
        };
        var id = present?.Id ?? await transaction.ScalarAsync<long>(
            """
            INSERT INTO heating_households (account, unit_id, community_id, building_id, building_unit_id, room, address, heated_area,
                floor_area, owner_id, owner_kind, welfare, tariff_id)
            VALUES (@Account, @UnitId, @communityId, @buildingId, @buildingUnitId, @Room, @address, @heated, @floor, @ownerId, @ownerKind, @welfare, NULL)
            RETURNING id
            """,
            values, cancellationToken);
        if (present is not null)
        {
            changed |= await transaction.ExecuteAsync(
                """
                UPDATE heating_households SET unit_id = @UnitId, community_id = @communityId, building_id = @buildingId,
                    building_unit_id = @buildingUnitId, room = @Room, address = @address, heated_area = @heated, floor_area = @floor,
                    owner_id = @ownerId, owner_kind = @ownerKind, welfare = @welfare
                WHERE id = @id AND NOT (unit_id = @UnitId AND building_unit_id = @buildingUnitId AND room = @Room AND address = @address
                    AND heated_area = @heated AND floor_area = @floor AND owner_id = @ownerId AND owner_kind = @ownerKind AND welfare = @welfare)
                """,
                values, cancellationToken) > 0;
        }

        await CountAsync(transaction, present?.BuildingId, buildingId, cancellationToken);
        if (present is not null && present.BuildingId != buildingId)
            await MoveAsync(transaction, id, buildingId, community, cancellationToken);
        if (present?.OwnerId != ownerId)
            await RecordOwnerAsync(transaction, id, ownerId, cancellationToken);
        if (draft.Tariff is not null)
            changed |= await contracts.ApproveDirectlyAsync(transaction, id, community.UnitId, draft.Tariff, cancellationToken);
        if (!audited || (present is not null && !changed))
            return present is null;
        await audit.AppendAsync(
            transaction,
            new AuditEntry(present is null ? "Heating.HouseholdAdded" : "Heating.HouseholdChanged", "household:" + draft.Account, before, await HouseholdState.ReadAsync(transaction, id, cancellationToken)),
            cancellationToken);
        return present is null;
    }

    /// <summary>Reports community, tariff and owner that don't fit; the same holds inside the transaction that writes.</summary>
    /// <exception cref="NotFoundException">The account lies outside the caller's data scope.</exception>
    public async Task CheckReferencesAsync(DbConnection connection, HouseholdDraft draft, InputErrors errors, CancellationToken cancellationToken)
    {
        var unit = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "SELECT unit_id FROM heating_households WHERE account = @Account", new { draft.Account }, cancellationToken: cancellationToken));
        if (unit is { } presentUnit && !access.Scope.Includes(presentUnit))
            throw new NotFoundException("户室", draft.Account);
        await CommunityAsync(connection, null, draft.Community, errors, cancellationToken);
        if (draft.Tariff is not null)
            await ContractWriter.FindTariffAsync(connection, null, draft.Tariff, errors, cancellationToken);
        if (await owners.FindAsync(connection, null, draft.Account, OwnerOf(draft), cancellationToken) is { } owner)
            owner.Check(OwnerOf(draft), errors);
    }

    private static OwnerDraft OwnerOf(HouseholdDraft draft) => new(draft.OwnerName, draft.OwnerPhone, draft.OwnerKind, draft.Welfare);

    private async Task<CommunityRow?> CommunityAsync(
        DbConnection connection, DbTransaction? transaction, string code, InputErrors errors, CancellationToken cancellationToken)
    {
        var community = await connection.QueryFirstOrDefaultAsync<CommunityRow>(new CommandDefinition(
            "SELECT id, name, unit_id AS unitId FROM heating_communities WHERE code = @code", new { code }, transaction, cancellationToken: cancellationToken));
        if (community is not null && access.Scope.Includes(community.UnitId))
            return community;
        errors.AddOnce("community", "没有编号为 {0} 的小区", code);
        return null;
    }

    private static async Task<long> LevelAsync(
        WriteTransaction transaction, string table, string parentColumn, string moreColumns, string moreValues, long parent, string name, CancellationToken cancellationToken)
    {
        var find = $"SELECT id FROM {table} WHERE {parentColumn} = @parent AND name = @name";
        var id = await transaction.ScalarAsync<long?>(find, new { parent, name }, cancellationToken);
        if (id is not null)
            return id.Value;
        await transaction.ExecuteAsync(
            $"INSERT INTO {table} ({parentColumn}, name{moreColumns}) VALUES (@parent, @name{moreValues}) ON CONFLICT DO NOTHING", new { parent, name }, cancellationToken);
        return await transaction.ScalarAsync<long>(find, new { parent, name }, cancellationToken);
    }

    private static async Task CountAsync(WriteTransaction transaction, long? from, long to, CancellationToken cancellationToken)
    {
        if (from == to)
            return;
        // In the order of ids: of two households that change places each would wait for the other's building.
        foreach (var building in new[] { from ?? 0, to }.Order())
        {
            var change = building == to ? 1 : -1;
            await transaction.ExecuteAsync("UPDATE heating_buildings SET households = households + @change WHERE id = @building", new { change, building }, cancellationToken);
        }
    }

    /// <summary>What hangs on a household that moves to another building moves with it: the new station sees it, the old one no longer does.</summary>
    private static async Task MoveAsync(WriteTransaction transaction, long id, long buildingId, CommunityRow community, CancellationToken cancellationToken)
    {
        await Rollups.MoveAsync(transaction, id, buildingId, cancellationToken);
        var values = new { id, buildingId, communityId = community.Id, community.UnitId };
        await transaction.ExecuteAsync(
            "UPDATE heating_bills SET building_id = @buildingId, community_id = @communityId, unit_id = @UnitId WHERE household_id = @id", values, cancellationToken);
        await transaction.ExecuteAsync(
            "UPDATE heating_payments SET unit_id = @UnitId WHERE bill_id IN (SELECT id FROM heating_bills WHERE household_id = @id)", values, cancellationToken);
        await transaction.ExecuteAsync("UPDATE heating_contracts SET unit_id = @UnitId WHERE household_id = @id", values, cancellationToken);
        await transaction.ExecuteAsync("UPDATE heating_receipts SET unit_id = @UnitId WHERE household_id = @id", values, cancellationToken);
    }

    private async Task RecordOwnerAsync(WriteTransaction transaction, long id, long ownerId, CancellationToken cancellationToken)
    {
        var now = InstantConverter.ToMicroseconds(clock.UtcNow);
        await transaction.ExecuteAsync("UPDATE heating_ownerships SET until_at = @now WHERE household_id = @id AND until_at IS NULL", new { now, id }, cancellationToken);
        await transaction.ExecuteAsync(
            "INSERT INTO heating_ownerships (household_id, owner_id, from_at) VALUES (@id, @ownerId, @now)", new { id, ownerId, now }, cancellationToken);
    }

    private sealed class CommunityRow
    {
        public long Id { get; init; }

        public string Name { get; init; } = "";

        public long UnitId { get; init; }
    }

    private sealed class HouseholdRow
    {
        public long Id { get; init; }

        public long UnitId { get; init; }

        public long BuildingId { get; init; }

        public long OwnerId { get; init; }
    }
}
