namespace PayHall.Tenants.Creating;

/// <summary>What the job works on.</summary>
/// <param name="Creation">Id of the making.</param>
internal sealed record CreationJobPayload(long Creation);
