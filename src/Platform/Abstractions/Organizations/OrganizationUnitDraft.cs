namespace PayHall.Organizations;

/// <summary>An organisation unit to create or bring up to date.</summary>
/// <param name="Code">Unique code, e.g. the member's code.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Kind">Company, Department, Station, Member or Exchange.</param>
/// <param name="ParentCode">Code of the unit above; null for the root.</param>
public sealed record OrganizationUnitDraft(string Code, string Name, string Kind, string? ParentCode);
