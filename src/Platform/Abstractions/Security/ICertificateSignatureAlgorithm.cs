using System.Security.Cryptography.X509Certificates;

namespace PayHall.Security;

/// <summary>
/// Checks signatures of one kind of certificate key (CA sign-in, I-06). RSA and ECDSA are built in; a module with a provider
/// for another kind, such as SM2 (GB/T 32918), registers its own as a singleton and is asked before the built-in ones.
/// </summary>
public interface ICertificateSignatureAlgorithm
{
    /// <summary>True if the certificate's key is of this kind.</summary>
    /// <param name="certificate">The certificate.</param>
    bool Handles(X509Certificate2 certificate);

    /// <summary>True if the key is long enough to be relied on.</summary>
    /// <param name="certificate">A certificate that this algorithm handles.</param>
    bool IsStrong(X509Certificate2 certificate);

    /// <summary>True if the signature is the key's over the message.</summary>
    /// <param name="certificate">A certificate that this algorithm handles.</param>
    /// <param name="scheme">How it was signed, by its JOSE name: RS256, PS256, ES256, ES384. A scheme unfit for the key answers false.</param>
    /// <param name="message">What was signed.</param>
    /// <param name="signature">The signature; for ECDSA r and s side by side, as WebCrypto gives them.</param>
    bool Verify(X509Certificate2 certificate, string scheme, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature);
}
