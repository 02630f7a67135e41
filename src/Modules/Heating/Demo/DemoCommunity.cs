namespace PayHall.Heating.Demo;

/// <summary>A community of the demo data.</summary>
/// <param name="Code">Code; also the beginning of its account numbers.</param>
/// <param name="Name">Name.</param>
/// <param name="Unit">Code of the station that serves it.</param>
/// <param name="Buildings">Number of buildings.</param>
/// <param name="Units">Units per building.</param>
/// <param name="Floors">Floors per unit.</param>
/// <param name="Rooms">Households per floor.</param>
/// <param name="Earlier">True if it was heated in the season before.</param>
internal sealed record DemoCommunity(string Code, string Name, string Unit, int Buildings, int Units, int Floors, int Rooms, bool Earlier);
