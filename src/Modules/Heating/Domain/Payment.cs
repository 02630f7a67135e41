using PayHall.Data;

namespace PayHall.Heating.Domain;

/// <summary>A payment (缴费记录): what one receipt paid on one bill.</summary>
public sealed class Payment : IScopedToUnit
{
    /// <summary>Id in the tenant.</summary>
    public long Id { get; init; }

    /// <summary>The receipt.</summary>
    public long ReceiptId { get; init; }

    /// <summary>The bill.</summary>
    public long BillId { get; init; }

    /// <summary>The household's organisation unit.</summary>
    public long UnitId { get; init; }

    /// <summary>Money paid: principal + late fee.</summary>
    public Money Amount { get; init; }

    /// <summary>The part that paid the charge.</summary>
    public Money Principal { get; init; }

    /// <summary>The part that paid the late fee.</summary>
    public Money LateFee { get; init; }

    /// <summary>Discount given with it.</summary>
    public Money Discount { get; init; }

    /// <summary>The lines as printed on the receipt, JSON of <see cref="PaidLine"/>.</summary>
    public required string Lines { get; init; }
}
