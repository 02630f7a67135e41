namespace PayHall.Identity.Api;

/// <summary>A secret that was just made; it is never answered again.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="ClientSecret">The secret.</param>
internal sealed record IssuedSecret(string ClientId, string ClientSecret);
