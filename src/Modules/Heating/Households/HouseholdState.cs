using PayHall.Auditing;
using PayHall.Data;
using PayHall.Heating.Data;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Households;

/// <summary>A household as the audit trail keeps it, before and after a change.</summary>
internal sealed class HouseholdState
{
    public string Address { get; init; } = "";

    public long HeatedArea { get; init; }

    public long FloorArea { get; init; }

    public string OwnerName { get; init; } = "";

    public string OwnerPhone { get; init; } = "";

    public int OwnerKind { get; init; }

    public int Welfare { get; init; }

    public string? Tariff { get; init; }

    public long UnitId { get; init; }

    /// <summary>The state of a household now.</summary>
    public static async Task<string?> ReadAsync(WriteTransaction transaction, long id, CancellationToken cancellationToken)
    {
        var state = await transaction.FirstAsync<HouseholdState>(
            """
            SELECT h.address, h.heated_area AS heatedArea, h.floor_area AS floorArea, o.name AS ownerName, o.phone AS ownerPhone,
                h.owner_kind AS ownerKind, h.welfare, t.number AS tariff, h.unit_id AS unitId
            FROM heating_households h JOIN heating_owners o ON o.id = h.owner_id LEFT JOIN heating_tariffs t ON t.id = h.tariff_id WHERE h.id = @id
            """,
            new { id },
            cancellationToken);
        return state is null ? null : AuditState.Of(new
        {
            state.Address,
            heatedArea = state.HeatedArea / 100m,
            floorArea = state.FloorArea / 100m,
            state.OwnerName,
            state.OwnerPhone,
            ownerKind = (OwnerKind)state.OwnerKind,
            welfare = (WelfareKind)state.Welfare,
            state.Tariff,
            state.UnitId,
        });
    }
}
