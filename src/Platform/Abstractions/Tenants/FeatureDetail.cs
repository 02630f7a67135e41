namespace PayHall.Tenants;

/// <summary>A feature that a tenant may have.</summary>
/// <param name="Id">Unique id.</param>
/// <param name="Name">Chinese display name; the localisation key.</param>
/// <param name="Description">What it gives to its users, in Chinese; the localisation key.</param>
/// <param name="Dependencies">Ids of the features it needs directly.</param>
/// <param name="IsTheme">True for a theme, of which a tenant has at most one.</param>
/// <param name="StaysEnabled">True if it is never switched off.</param>
public sealed record FeatureDetail(string Id, string Name, string Description, IReadOnlyList<string> Dependencies, bool IsTheme, bool StaysEnabled);
