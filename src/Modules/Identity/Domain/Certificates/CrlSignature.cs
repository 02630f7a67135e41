using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PayHall.Identity.Domain.Certificates;

/// <summary>The signature under a revocation list: RSA (PKCS#1 v1.5 or PSS) or ECDSA over SHA-256, SHA-384 or SHA-512.</summary>
internal sealed record CrlSignature(string Algorithm, HashAlgorithmName? Hash, byte[] Value)
{
    private const string Pss = "1.2.840.113549.1.1.10";
    private static readonly Asn1Tag PssHash = new(TagClass.ContextSpecific, 0);

    /// <summary>Reads what follows the signed part. Its algorithm has to be the one that is signed: outside anybody could change it.</summary>
    /// <exception cref="AsnContentException">Not a signature, or of another algorithm.</exception>
    public static CrlSignature Read(AsnReader list, ReadOnlySpan<byte> signedAlgorithm)
    {
        if (!list.PeekEncodedValue().Span.SequenceEqual(signedAlgorithm))
            throw new AsnContentException("The signature's algorithm is not the one that is signed.");
        var algorithm = list.ReadSequence();
        var id = algorithm.ReadObjectIdentifier();
        var hash = id == Pss ? ReadPssHash(algorithm) : HashOf(id);
        var value = list.ReadBitString(out var unused);
        list.ThrowIfNotEmpty();
        return unused == 0 ? new CrlSignature(id, hash, value) : throw new AsnContentException("A signature is whole bytes.");
    }

    /// <summary>True if it is the authority's over the signed part.</summary>
    public bool Verify(X509Certificate2 authority, byte[] signedPart)
    {
        if (Hash is not { } hash)
            return false;
        using var rsa = authority.GetRSAPublicKey();
        if (rsa is not null)
            return rsa.VerifyData(signedPart, Value, hash, Algorithm == Pss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
        using var ecdsa = authority.GetECDsaPublicKey();
        return ecdsa is not null && ecdsa.VerifyData(signedPart, Value, hash, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static HashAlgorithmName? ReadPssHash(AsnReader algorithm)
    {
        var parameters = algorithm.ReadSequence();
        if (!parameters.HasData || !parameters.PeekTag().HasSameClassAndValue(PssHash))
            return null;
        return HashOf(parameters.ReadSequence(PssHash).ReadSequence().ReadObjectIdentifier());
    }

    // Signature and hash algorithms by their identifiers; SHA-1 and older are not among them.
    private static HashAlgorithmName? HashOf(string id) => id switch
    {
        "1.2.840.113549.1.1.11" or "1.2.840.10045.4.3.2" or "2.16.840.1.101.3.4.2.1" => HashAlgorithmName.SHA256,
        "1.2.840.113549.1.1.12" or "1.2.840.10045.4.3.3" or "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
        "1.2.840.113549.1.1.13" or "1.2.840.10045.4.3.4" or "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
