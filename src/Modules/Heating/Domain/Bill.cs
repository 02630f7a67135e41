using PayHall.Data;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Domain;

/// <summary>
/// A household's bill for a season (缴费订单, H-15, H-30). What was charged, by which tariff version and from which inputs, is
/// fixed; what was paid grows. A household has at most one bill for a season.
/// </summary>
public sealed class Bill : IScopedToUnit
{
    /// <summary>Id in the tenant.</summary>
    public long Id { get; init; }

    /// <summary>The season.</summary>
    public Season Season { get; init; }

    /// <summary>The household.</summary>
    public long HouseholdId { get; init; }

    /// <summary>The household's building when the bill was made; its rollup row counts the bill.</summary>
    public long BuildingId { get; init; }

    /// <summary>The household's community when the bill was made.</summary>
    public long CommunityId { get; init; }

    /// <summary>The household's organisation unit.</summary>
    public long UnitId { get; init; }

    /// <summary>The tariff version that charged it.</summary>
    public long TariffVersionId { get; init; }

    /// <summary>Input: heated area.</summary>
    public Area HeatedArea { get; init; }

    /// <summary>Input: floor area.</summary>
    public Area FloorArea { get; init; }

    /// <summary>Input: the owner's kind.</summary>
    public OwnerKind OwnerKind { get; init; }

    /// <summary>Input: the owner's welfare kind.</summary>
    public WelfareKind Welfare { get; init; }

    /// <summary>Input: an approved vacancy (空房).</summary>
    public bool Vacant { get; init; }

    /// <summary>The charged lines as <see cref="BillLines"/> writes them.</summary>
    public required string Lines { get; init; }

    /// <summary>Sum of the charged lines, without late fee and discount.</summary>
    public Money Charge { get; init; }

    /// <summary>How much of the charge was paid.</summary>
    public Money PrincipalPaid { get; init; }

    /// <summary>Discount given when the bill was settled.</summary>
    public Money DiscountGiven { get; init; }

    /// <summary>Late fee paid.</summary>
    public Money LateFeePaid { get; init; }

    /// <summary>What went back to the payer.</summary>
    public Money Refunded { get; init; }

    /// <summary>Where it stands.</summary>
    public BillStatus Status { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>All that was paid.</summary>
    public Money Paid => PrincipalPaid + LateFeePaid;

    /// <summary>What is left of the charge.</summary>
    public Money Unpaid => Status is BillStatus.Void or BillStatus.Refunded ? Money.Zero : Charge - PrincipalPaid - DiscountGiven;

    /// <summary>Its number, 订单号.</summary>
    public string Number => BillNumber.Of(Season, HouseholdId);
}
