using PayHall.Heating.Domain;

namespace PayHall.Heating.Communities;

/// <summary>A community in a list.</summary>
/// <param name="Community">The community.</param>
/// <param name="Buildings">Number of buildings.</param>
/// <param name="Households">Number of households.</param>
internal sealed record CommunityView(Community Community, int Buildings, int Households);
