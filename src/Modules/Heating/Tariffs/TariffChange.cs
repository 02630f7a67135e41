using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Tariffs;

/// <summary>A field that changed.</summary>
/// <param name="Labels">What it is called, outermost part first; localisation keys.</param>
/// <param name="Before">Its value before, or null if it was absent.</param>
/// <param name="After">Its value now, or null if it is absent.</param>
internal sealed record TariffChange(string[] Labels, Phrase? Before, Phrase? After);
