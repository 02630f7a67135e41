using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PayHall.Security;

namespace PayHall.Identity.Domain.Certificates;

/// <summary>Finds who can check a certificate's signatures: providers from modules first, then RSA and ECDSA.</summary>
internal sealed class SignatureAlgorithms(IEnumerable<ICertificateSignatureAlgorithm> providers)
{
    private const string EllipticCurve = "1.2.840.10045.2.1";
    private const string Sm2Curve = "1.2.156.10197.1.301";
    private const string Sm2WithSm3 = "1.2.156.10197.1.501";

    private readonly ICertificateSignatureAlgorithm[] all = [.. providers, new RsaSignatures(), new EcdsaSignatures()];

    /// <summary>The algorithm of the certificate's key.</summary>
    /// <exception cref="Sm2ProviderMissingException">An SM2 key, and no module brings a provider.</exception>
    /// <exception cref="UnsupportedCertificateAlgorithmException">A key of another kind.</exception>
    public ICertificateSignatureAlgorithm For(X509Certificate2 certificate)
    {
        if (Array.Find(all, candidate => candidate.Handles(certificate)) is { } algorithm)
            return algorithm;
        var curve = Curve(certificate);
        if (curve == Sm2Curve || certificate.SignatureAlgorithm.Value == Sm2WithSm3)
            throw new Sm2ProviderMissingException();
        throw new UnsupportedCertificateAlgorithmException(curve ?? certificate.GetKeyAlgorithm());
    }

    /// <summary>Object identifier of an elliptic key's named curve; null for keys of another kind.</summary>
    public static string? Curve(X509Certificate2 certificate)
    {
        if (certificate.GetKeyAlgorithm() != EllipticCurve || certificate.GetKeyAlgorithmParameters() is not { Length: > 0 } parameters)
            return null;
        try
        {
            return new AsnReader(parameters, AsnEncodingRules.DER).ReadObjectIdentifier();
        }
        catch (AsnContentException)
        {
            // A curve that is spelled out instead of named.
            return null;
        }
    }

    /// <summary>The hash behind a scheme's name, which ends with its bits.</summary>
    public static HashAlgorithmName Hash(string scheme)
        => scheme.EndsWith("384", StringComparison.Ordinal) ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA256;
}
