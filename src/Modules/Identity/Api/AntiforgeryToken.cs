namespace PayHall.Identity.Api;

/// <summary>The token for the header <c>RequestVerificationToken</c> of a signed-in browser's writing calls.</summary>
/// <param name="Token">The token.</param>
internal sealed record AntiforgeryToken(string Token);
