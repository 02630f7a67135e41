namespace PayHall.Api;

/// <summary>How a use case's input is written by callers of an endpoint; metadata for errors, which name it as callers do.</summary>
/// <param name="Property">The use case's name of it, e.g. <c>UnitId</c>.</param>
/// <param name="Member">The member of the JSON body, e.g. <c>unit</c>.</param>
public sealed record ApiFieldName(string Property, string Member);
