using PayHall.Heating.Domain;

namespace PayHall.Heating.BillRuns;

/// <summary>A bill to insert; areas in hundredths of m², the charge in fen.</summary>
internal struct BillRow
{
    public long HouseholdId;
    public long BuildingId;
    public long CommunityId;
    public long UnitId;
    public long TariffVersionId;
    public int HeatedArea;
    public int FloorArea;
    public int OwnerKind;
    public int Welfare;
    public string Lines;
    public long Charge;

    /// <summary>A discount that leaves nothing to pay, given at once because nobody could pay nothing; else 0.</summary>
    public long Discount;

    /// <summary>With nothing to pay it is paid.</summary>
    public readonly BillStatus Status => Charge == Discount ? BillStatus.Paid : BillStatus.Unpaid;
}
