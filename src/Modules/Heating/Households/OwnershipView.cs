namespace PayHall.Heating.Households;

/// <summary>Who owned a household from when to when.</summary>
/// <param name="Name">The owner.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when; null for the present owner.</param>
internal sealed record OwnershipView(string Name, DateTimeOffset From, DateTimeOffset? Until);
