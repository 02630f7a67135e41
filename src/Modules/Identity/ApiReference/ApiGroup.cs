namespace PayHall.Identity.ApiReference;

/// <summary>Operations of one module.</summary>
/// <param name="Name">The module as it stands in paths.</param>
/// <param name="Operations">The operations.</param>
internal sealed record ApiGroup(string Name, IReadOnlyList<ApiOperation> Operations);
