using PayHall.Heating.Domain;

namespace PayHall.Heating.Shifts;

/// <summary>A shift with what was taken in it.</summary>
/// <param name="Shift">The shift.</param>
/// <param name="Methods">Sums per method.</param>
/// <param name="Latest">The latest receipts.</param>
internal sealed record ShiftView(Shift Shift, IReadOnlyList<MethodSum> Methods, IReadOnlyList<ShiftReceipt> Latest)
{
    /// <summary>Number of receipts.</summary>
    public int Count => Methods.Sum(row => row.Count);

    /// <summary>All that was taken.</summary>
    public Money Amount => new(Methods.Sum(row => row.Amount.Fen));
}
