namespace PayHall.Identity.Data;

/// <summary>A unit assigned to an account as its area (辖区), beside the unit it belongs to.</summary>
internal sealed class UserUnit
{
    /// <summary>The account.</summary>
    public required string UserId { get; init; }

    /// <summary>The unit.</summary>
    public long UnitId { get; init; }
}
