using System.Security.Cryptography.X509Certificates;

namespace PayHall.Identity.Certificates;

/// <summary>The certificate whose key opened the connection.</summary>
/// <param name="Certificate">The certificate.</param>
/// <param name="Method">Whether to this host or to a configured proxy, as <see cref="SignInProof"/> names it.</param>
internal sealed record ConnectionCertificate(X509Certificate2 Certificate, string Method);
