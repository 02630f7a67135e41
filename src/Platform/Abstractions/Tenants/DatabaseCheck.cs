namespace PayHall.Tenants;

/// <summary>Whether a new tenant's data can go where its draft says.</summary>
/// <param name="Place">The answer.</param>
/// <param name="Detail">What the database said; empty if it is free.</param>
public sealed record DatabaseCheck(DatabasePlace Place, string Detail);
