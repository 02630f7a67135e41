using PayHall.Data;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Domain;

/// <summary>
/// A household (户室, H-05): what is heated and billed. Owner kind, welfare and tariff are copies of what the owner and the
/// approved contract say, kept in the same transaction, so that a bill run reads one table in key order.
/// </summary>
public sealed class Household : IScopedToUnit
{
    /// <summary>Id in the tenant; also in the bill's number.</summary>
    public long Id { get; init; }

    /// <summary>缴费账号, unique in the tenant.</summary>
    public required string Account { get; init; }

    /// <summary>The organisation unit (站点) that serves it; the community's.</summary>
    public long UnitId { get; set; }

    /// <summary>小区.</summary>
    public long CommunityId { get; set; }

    /// <summary>楼幢.</summary>
    public long BuildingId { get; set; }

    /// <summary>单元.</summary>
    public long BuildingUnitId { get; set; }

    /// <summary>户室号, e.g. 501.</summary>
    public required string Room { get; set; }

    /// <summary>Address as people write it: 锦绣花园 3-2-501.</summary>
    public required string Address { get; set; }

    /// <summary>户室面积.</summary>
    public Area HeatedArea { get; set; }

    /// <summary>建筑面积.</summary>
    public Area FloorArea { get; set; }

    /// <summary>The owner.</summary>
    public long OwnerId { get; set; }

    /// <summary>Copy of the owner's kind.</summary>
    public OwnerKind OwnerKind { get; set; }

    /// <summary>Copy of the owner's welfare kind.</summary>
    public WelfareKind Welfare { get; set; }

    /// <summary>The tariff of the approved contract, or null without one.</summary>
    public long? TariffId { get; set; }
}
