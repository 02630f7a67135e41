using PayHall.Data;

namespace PayHall.Heating.Domain;

/// <summary>A cashier's shift (班次, H-31): from opening to the count per method at its end.</summary>
public sealed class Shift : IScopedToUnit
{
    /// <summary>Id in the tenant.</summary>
    public long Id { get; init; }

    /// <summary>The local day and a number that counts within it: <c>1120-03</c>.</summary>
    public required string Number { get; init; }

    /// <summary>Id of the cashier.</summary>
    public required string CashierId { get; init; }

    /// <summary>The cashier.</summary>
    public required string CashierName { get; init; }

    /// <summary>The cashier's organisation unit.</summary>
    public long UnitId { get; init; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it was closed, or null while open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Cash counted at the end, or null while open.</summary>
    public Money? CountedCash { get; init; }

    /// <summary>Cash that the receipts add up to at the end, or null while open.</summary>
    public Money? ExpectedCash { get; init; }

    /// <summary>What the cashier wrote about a difference.</summary>
    public string Remark { get; init; } = "";
}
