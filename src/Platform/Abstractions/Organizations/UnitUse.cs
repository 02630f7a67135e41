namespace PayHall.Organizations;

/// <summary>Things of a module that belong to an organisation unit.</summary>
/// <param name="Kind">What they are, a text of the catalogue, e.g. 小区.</param>
/// <param name="Count">How many there are.</param>
public sealed record UnitUse(string Kind, long Count);
