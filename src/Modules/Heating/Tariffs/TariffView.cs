using PayHall.Heating.Domain;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Tariffs;

/// <summary>A tariff with one of its versions.</summary>
/// <param name="Tariff">The tariff.</param>
/// <param name="Version">The version.</param>
/// <param name="Definition">What the version says.</param>
/// <param name="Households">Households signed to the tariff within the data scope.</param>
internal sealed record TariffView(Tariff Tariff, TariffVersion Version, TariffDefinition Definition, int Households);
