namespace PayHall.Tenants;

/// <summary>A recipe from which a tenant can be made.</summary>
/// <param name="Name">Unique name.</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="Description">What a tenant made by it can do.</param>
/// <param name="Features">Ids of the features that it switches on.</param>
public sealed record RecipeDetail(string Name, string DisplayName, string Description, IReadOnlyList<string> Features);
