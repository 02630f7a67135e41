namespace PayHall.Identity.Api;

/// <summary>A role that was added.</summary>
/// <param name="Id">Its id.</param>
internal sealed record AddedRole(long Id);
