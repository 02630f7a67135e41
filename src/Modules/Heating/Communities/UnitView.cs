using PayHall.Heating.Domain;

namespace PayHall.Heating.Communities;

/// <summary>A unit of a building in a list.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Building">Its building.</param>
/// <param name="Community">Its community.</param>
/// <param name="Households">Number of households.</param>
internal sealed record UnitView(BuildingUnit Unit, Building Building, Community Community, int Households);
