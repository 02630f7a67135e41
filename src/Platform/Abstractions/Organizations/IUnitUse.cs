using PayHall.Data;

namespace PayHall.Organizations;

/// <summary>Says what of a module belongs to an organisation unit, so that the unit is not deleted from under it.</summary>
public interface IUnitUse
{
    /// <summary>What belongs to the unit, as the transaction that would delete it sees it; null if nothing does.</summary>
    Task<UnitUse?> FindAsync(WriteTransaction transaction, long unitId, CancellationToken cancellationToken);
}
