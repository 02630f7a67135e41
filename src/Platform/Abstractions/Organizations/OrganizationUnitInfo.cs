namespace PayHall.Organizations;

/// <summary>An organisation unit.</summary>
/// <param name="Id">Id in the tenant.</param>
/// <param name="Code">Unique code.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Kind">Company, Department, Station, Member or Exchange.</param>
/// <param name="ParentId">The unit above, or null.</param>
/// <param name="Level">Depth in the tree, the root being 1.</param>
public sealed record OrganizationUnitInfo(long Id, string Code, string Name, string Kind, long? ParentId, int Level);
