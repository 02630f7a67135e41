using PayHall.Heating.Domain;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Bills;

/// <summary>A bill as the database keeps it, read inside a write transaction; amounts in fen.</summary>
internal sealed class BillRecord
{
    public long Id { get; init; }

    public int Season { get; init; }

    public long HouseholdId { get; init; }

    public long BuildingId { get; init; }

    public long UnitId { get; init; }

    public long TariffVersionId { get; init; }

    public int HeatedArea { get; init; }

    public int FloorArea { get; init; }

    public int OwnerKind { get; init; }

    public int Welfare { get; init; }

    public int Vacant { get; init; }

    public string Lines { get; init; } = "";

    public long Charge { get; init; }

    public long PrincipalPaid { get; init; }

    public long DiscountGiven { get; init; }

    public long LateFeePaid { get; init; }

    public long Refunded { get; init; }

    public int Status { get; init; }

    /// <summary>The columns, to stand behind SELECT.</summary>
    public const string Columns =
        """
        b.id, b.season, b.household_id AS householdId, b.building_id AS buildingId, b.unit_id AS unitId, b.tariff_version_id AS tariffVersionId,
        b.heated_area AS heatedArea, b.floor_area AS floorArea, b.owner_kind AS ownerKind, b.welfare, b.vacant, b.lines, b.charge,
        b.principal_paid AS principalPaid, b.discount_given AS discountGiven, b.late_fee_paid AS lateFeePaid, b.refunded, b.status
        """;

    /// <summary>The bill.</summary>
    public Bill ToBill() => new()
    {
        Id = Id,
        Season = new Season(Season),
        HouseholdId = HouseholdId,
        BuildingId = BuildingId,
        UnitId = UnitId,
        TariffVersionId = TariffVersionId,
        HeatedArea = new Area(HeatedArea),
        FloorArea = new Area(FloorArea),
        OwnerKind = (OwnerKind)OwnerKind,
        Welfare = (WelfareKind)Welfare,
        Vacant = Vacant != 0,
        Lines = Lines,
        Charge = new Money(Charge),
        PrincipalPaid = new Money(PrincipalPaid),
        DiscountGiven = new Money(DiscountGiven),
        LateFeePaid = new Money(LateFeePaid),
        Refunded = new Money(Refunded),
        Status = (BillStatus)Status,
    };
}
