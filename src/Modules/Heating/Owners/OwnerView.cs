using PayHall.Heating.Domain;

namespace PayHall.Heating.Owners;

/// <summary>An owner in a list.</summary>
/// <param name="Owner">The owner.</param>
/// <param name="Households">Households within the data scope.</param>
internal sealed record OwnerView(Owner Owner, int Households);
