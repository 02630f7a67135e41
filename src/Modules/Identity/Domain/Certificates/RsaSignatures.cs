using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PayHall.Security;

namespace PayHall.Identity.Domain.Certificates;

/// <summary>RSA of at least 2048 bits: PKCS#1 v1.5 (RS256) and PSS (PS256), both over SHA-256.</summary>
internal sealed class RsaSignatures : ICertificateSignatureAlgorithm
{
    private const string Rsa = "1.2.840.113549.1.1.1";
    private const int LeastBits = 2048;

    /// <inheritdoc />
    public bool Handles(X509Certificate2 certificate) => certificate.GetKeyAlgorithm() == Rsa;

    /// <inheritdoc />
    public bool IsStrong(X509Certificate2 certificate)
    {
        using var key = certificate.GetRSAPublicKey();
        return key?.KeySize >= LeastBits;
    }

    /// <inheritdoc />
    public bool Verify(X509Certificate2 certificate, string scheme, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        var padding = scheme switch
        {
            "RS256" => RSASignaturePadding.Pkcs1,
            "PS256" => RSASignaturePadding.Pss,
            _ => null,
        };
        using var key = certificate.GetRSAPublicKey();
        return padding is not null && key is not null && key.VerifyData(message, signature, SignatureAlgorithms.Hash(scheme), padding);
    }
}
