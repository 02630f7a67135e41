namespace PayHall.Identity.Certificates;

/// <summary>Someone asks to be signed in with a signature.</summary>
/// <param name="Certificate">The certificate as Base64 of its DER.</param>
/// <param name="Ticket">Ticket of the challenge.</param>
/// <param name="Algorithm">The scheme of the signature, e.g. RS256.</param>
/// <param name="Signature">The signature as Base64.</param>
/// <param name="UserAgent">The browser, as it names itself.</param>
internal sealed record CertificateSignInCommand(string? Certificate, string? Ticket, string? Algorithm, string? Signature, string UserAgent);
