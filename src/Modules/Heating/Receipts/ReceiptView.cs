using PayHall.Heating.Domain;

namespace PayHall.Heating.Receipts;

/// <summary>A receipt as it is printed.</summary>
/// <param name="Receipt">The receipt.</param>
/// <param name="Account">缴费账号.</param>
/// <param name="Address">Address of the household.</param>
/// <param name="HeatedArea">户室面积.</param>
/// <param name="Bills">What was paid, by bill, oldest season first.</param>
internal sealed record ReceiptView(Receipt Receipt, string Account, string Address, Area HeatedArea, IReadOnlyList<ReceiptBill> Bills)
{
    /// <summary>The owner's name with all but its ends hidden: 王*兰.</summary>
    public string MaskedOwner => Receipt.OwnerName.Length switch
    {
        <= 1 => Receipt.OwnerName,
        2 => Receipt.OwnerName[..1] + "*",
        _ => Receipt.OwnerName[..1] + new string('*', Math.Min(3, Receipt.OwnerName.Length - 2)) + Receipt.OwnerName[^1..],
    };
}
