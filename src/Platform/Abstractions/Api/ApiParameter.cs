namespace PayHall.Api;

/// <summary>A query parameter or header of an endpoint that reads its request itself; metadata for the description of the API (P-13).</summary>
/// <param name="Name">Name as callers write it.</param>
/// <param name="Description">What it means, in Chinese; the localisation key.</param>
/// <param name="Type">What it holds: a text, a number, an enumeration.</param>
/// <param name="InHeader">True for a header.</param>
public sealed record ApiParameter(string Name, string Description, Type Type, bool InHeader = false);
