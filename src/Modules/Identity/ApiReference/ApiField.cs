namespace PayHall.Identity.ApiReference;

/// <summary>A parameter, or a field of a request or answer.</summary>
/// <param name="Name">Name as callers write it; fields of an object within are <c>parent.child</c>, of a list's rows <c>list[].child</c>.</param>
/// <param name="Type">What it holds, in the reader's language.</param>
/// <param name="IsRequired">It must be there.</param>
/// <param name="Description">What it means; may be empty.</param>
internal sealed record ApiField(string Name, string Type, bool IsRequired, string Description);
