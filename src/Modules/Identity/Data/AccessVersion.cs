namespace PayHall.Identity.Data;

/// <summary>
/// A counter that rises in the transaction of each change to roles, assignments, units or clients. What hosts have cached
/// of an older version counts no more.
/// </summary>
internal sealed class AccessVersion
{
    /// <summary>Always 1.</summary>
    public int Id { get; init; }

    /// <summary>The version.</summary>
    public long Value { get; init; }
}
