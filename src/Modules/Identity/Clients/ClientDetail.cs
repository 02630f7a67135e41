using PayHall.Identity.Data;

namespace PayHall.Identity.Clients;

/// <summary>A machine client with what is to be known before changing it.</summary>
/// <param name="Client">The client.</param>
/// <param name="Held">Its permissions, of enabled features only.</param>
/// <param name="Secrets">Its secrets that work, the newest first.</param>
/// <param name="MayChange">True if it holds nothing beyond whoever asks.</param>
internal sealed record ClientDetail(Client Client, IReadOnlySet<string> Held, IReadOnlyList<ClientSecret> Secrets, bool MayChange);
