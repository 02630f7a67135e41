using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PayHall.Identity.Tests.Certificates;

/// <summary>A certification authority for tests, made with the framework's own builders.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly DateTimeOffset now;

    private TestAuthority(X509Certificate2 certificate, DateTimeOffset now)
    {
        Certificate = certificate;
        this.now = now;
    }

    /// <summary>With its key.</summary>
    public X509Certificate2 Certificate { get; }

    public byte[] Der => Certificate.RawData;

    public static TestAuthority Root(string name = "岭南测试根 CA", string key = "P-256", DateTimeOffset? now = null)
    {
        var at = now ?? DateTimeOffset.UtcNow;
        using var pair = NewKey(key);
        var request = Request(name, pair, Authority with { Key = key });
        var certificate = request.CreateSelfSigned(at.AddDays(-30), at.AddYears(5));
        return new TestAuthority(certificate, at);
    }

    public TestAuthority Below(string name, CertificateShape? shape = null) => new(Issue(name, shape ?? Authority), now);

    private static CertificateShape Authority { get; } = new()
    {
        IsAuthority = true,
        Usage = X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign,
        Purpose = null,
    };

    /// <summary>A certificate with its key.</summary>
    public X509Certificate2 Issue(string name = "陈静怡", CertificateShape? shape = null)
    {
        shape ??= new CertificateShape();
        using var pair = NewKey(shape.Key);
        using var signed = Sign(Request(name, pair, shape), shape);
        return pair switch
        {
            RSA rsa => signed.CopyWithPrivateKey(rsa),
            ECDsa ecdsa => signed.CopyWithPrivateKey(ecdsa),
            _ => throw new InvalidOperationException("There is no such key."),
        };
    }

    /// <summary>A certificate whose key is on the SM2 curve. Its point is made up: no library here can make a real one.</summary>
    public X509Certificate2 IssueSm2()
    {
        var curve = new AsnWriter(AsnEncodingRules.DER);
        curve.WriteObjectIdentifier("1.2.156.10197.1.301");
        var key = new PublicKey(new Oid("1.2.840.10045.2.1"), new AsnEncodedData(curve.Encode()), new AsnEncodedData([4, .. RandomNumberGenerator.GetBytes(64)]));
        return Sign(new CertificateRequest(new X500DistinguishedName("CN=SM2"), key, HashAlgorithmName.SHA256), new CertificateShape());
    }

    /// <summary>A revocation list over these certificates.</summary>
    public byte[] List(TimeSpan? issued = null, TimeSpan? due = null, params X509Certificate2[] revoked)
    {
        var builder = new CertificateRevocationListBuilder();
        foreach (var certificate in revoked)
            builder.AddEntry(certificate, now.AddHours(-3));
        var thisUpdate = now + (issued ?? TimeSpan.FromHours(-2));
        return builder.Build(
            Certificate, new BigInteger(thisUpdate.ToUnixTimeSeconds()), now + (due ?? TimeSpan.FromDays(7)), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, thisUpdate);
    }

    public void Dispose() => Certificate.Dispose();

    private static AsymmetricAlgorithm NewKey(string name) => name switch
    {
        "P-256" => ECDsa.Create(ECCurve.NamedCurves.nistP256),
        "P-384" => ECDsa.Create(ECCurve.NamedCurves.nistP384),
        "P-521" => ECDsa.Create(ECCurve.NamedCurves.nistP521),
        _ => RSA.Create(int.Parse(name["RSA-".Length..], System.Globalization.CultureInfo.InvariantCulture)),
    };

    private static CertificateRequest Request(string name, AsymmetricAlgorithm pair, CertificateShape shape)
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(name);
        var request = pair is RSA rsa
            ? new CertificateRequest(subject.Build(), rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(subject.Build(), (ECDsa)pair, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(shape.IsAuthority, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        if (shape.Usage is { } usage)
            request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        if (shape.Purpose is { } purpose)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: false));
        return request;
    }

    private X509Certificate2 Sign(CertificateRequest request, CertificateShape shape)
    {
        using var rsa = Certificate.GetRSAPrivateKey();
        using var ecdsa = Certificate.GetECDsaPrivateKey();
        var generator = rsa is not null ? X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1) : X509SignatureGenerator.CreateForECDsa(ecdsa!);
        if (shape.IsSignedWithSha1)
            generator = new Sha1Signatures(rsa!);
        var serial = RandomNumberGenerator.GetBytes(12);
        serial[0] = (byte)((serial[0] & 0x3f) | 0x40);
        return request.Create(Certificate.SubjectName, generator, now + shape.ValidFrom, now + shape.ValidTo, serial);
    }

    // The framework signs with nothing that old by itself.
    private sealed class Sha1Signatures(RSA key) : X509SignatureGenerator
    {
        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm)
        {
            var writer = new AsnWriter(AsnEncodingRules.DER);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("1.2.840.113549.1.1.5");
                writer.WriteNull();
            }

            return writer.Encode();
        }

        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) => key.SignData(data, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);

        protected override PublicKey BuildPublicKey() => CreateForRSA(key, RSASignaturePadding.Pkcs1).PublicKey;
    }
}
