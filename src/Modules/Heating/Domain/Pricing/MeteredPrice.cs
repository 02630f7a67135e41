namespace PayHall.Heating.Domain.Pricing;

/// <summary>A two-part tariff (两部制, H-22): heat = basic price × charged area, metered = metered price × consumption.</summary>
/// <param name="BasicPrice">Yuan per m² for the season.</param>
/// <param name="Price">Yuan per unit of consumption.</param>
public sealed record MeteredPrice(decimal BasicPrice, decimal Price);
