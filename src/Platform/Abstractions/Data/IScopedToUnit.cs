namespace PayHall.Data;

/// <summary>An entity that belongs to one organisation unit; who may see it follows from the data scope (I-10).</summary>
public interface IScopedToUnit
{
    /// <summary>Id of the owning organisation unit.</summary>
    long UnitId { get; }
}
