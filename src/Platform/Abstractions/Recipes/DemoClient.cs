namespace PayHall.Recipes;

/// <summary>A demo machine client.</summary>
/// <param name="ClientId">Client id.</param>
/// <param name="ClientSecret">Client secret.</param>
public sealed record DemoClient(string ClientId, string ClientSecret);
