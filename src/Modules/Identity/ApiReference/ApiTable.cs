namespace PayHall.Identity.ApiReference;

/// <summary>Fields under a heading.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Fields">The fields.</param>
internal sealed record ApiTable(string Title, IReadOnlyList<ApiField> Fields);
