using PayHall.Heating.Domain;

namespace PayHall.Heating.Communities;

/// <summary>A building in a list.</summary>
/// <param name="Building">The building.</param>
/// <param name="Community">Its community.</param>
/// <param name="Units">Number of units.</param>
internal sealed record BuildingView(Building Building, Community Community, int Units);
