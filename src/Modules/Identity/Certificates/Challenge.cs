namespace PayHall.Identity.Certificates;

/// <summary>What a key has to sign to sign in.</summary>
/// <param name="Ticket">Sent back with the signature; encrypted, so that only this tenant can have given it.</param>
/// <param name="Message">The text whose UTF-8 bytes are signed.</param>
internal sealed record Challenge(string Ticket, string Message);
