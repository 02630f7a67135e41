namespace PayHall.Identity.Api;

/// <summary>An organisation unit as the API answers it.</summary>
/// <param name="Id">Id.</param>
/// <param name="Code">Unique code.</param>
/// <param name="Name">Name.</param>
/// <param name="Kind">Exchange, Company, Member, Department or Station.</param>
/// <param name="Superior">Code of the unit above, if it is within the data scope.</param>
/// <param name="Level">Depth, the root being 1.</param>
/// <param name="Position">Order among its brothers.</param>
internal sealed record UnitItem(long Id, string Code, string Name, string Kind, string? Superior, int Level, int Position);
