using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PayHall.Security;

namespace PayHall.Identity.Domain.Certificates;

/// <summary>ECDSA on P-256 with SHA-256 (ES256) and on P-384 with SHA-384 (ES384).</summary>
internal sealed class EcdsaSignatures : ICertificateSignatureAlgorithm
{
    private const string P256 = "1.2.840.10045.3.1.7";
    private const string P384 = "1.3.132.0.34";

    /// <inheritdoc />
    public bool Handles(X509Certificate2 certificate) => SignatureAlgorithms.Curve(certificate) is P256 or P384;

    /// <inheritdoc />
    public bool IsStrong(X509Certificate2 certificate) => true;

    /// <inheritdoc />
    public bool Verify(X509Certificate2 certificate, string scheme, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        var isFit = (SignatureAlgorithms.Curve(certificate), scheme) is (P256, "ES256") or (P384, "ES384");
        using var key = certificate.GetECDsaPublicKey();
        return isFit && key is not null
            && key.VerifyData(message, signature, SignatureAlgorithms.Hash(scheme), DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
