using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PayHall.Identity.Domain.Certificates;

namespace PayHall.Identity.Certificates.Demo;

/// <summary>Makes the test CA's certificates and lists with the framework's own builders.</summary>
internal static class DemoCertificateFactory
{
    private const int KeyBits = 2048;
    private const int Iterations = 20_000;
    private const int AuthorityYears = 10;
    private const int PersonalDays = 365;
    private static readonly TimeSpan ListLifetime = TimeSpan.FromDays(30);

    /// <summary>A new authority with its key.</summary>
    public static X509Certificate2 Authority(string organization, DateTimeOffset now)
    {
        using var key = RSA.Create(KeyBits);
        var request = Request($"{organization}测试 CA", organization, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        return request.CreateSelfSigned(Start(now), now.AddYears(AuthorityYears));
    }

    /// <summary>A certificate for a person, with its key.</summary>
    public static X509Certificate2 Personal(X509Certificate2 authority, string name, string organization, DateTimeOffset now)
    {
        using var key = RSA.Create(KeyBits);
        var request = Request(name, organization, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.2")], critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        using var signed = request.Create(authority, Start(now), now.AddDays(PersonalDays), Serial());
        return signed.CopyWithPrivateKey(key);
    }

    /// <summary>Key and certificate as a file for its owner.</summary>
    public static byte[] Pkcs12(X509Certificate2 certificate, string password)
        => certificate.ExportPkcs12(new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, Iterations), password);

    /// <summary>A revocation list over these certificates.</summary>
    public static RevocationList List(X509Certificate2 authority, IEnumerable<(string Serial, DateTimeOffset RevokedAt)> revoked, DateTimeOffset thisUpdate)
    {
        var builder = new CertificateRevocationListBuilder();
        foreach (var (serial, at) in revoked)
            builder.AddEntry(Convert.FromHexString(serial), at);
        var number = new System.Numerics.BigInteger(thisUpdate.ToUnixTimeSeconds());
        return RevocationList.Read(builder.Build(authority, number, thisUpdate + ListLifetime, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, thisUpdate));
    }

    private static CertificateRequest Request(string name, string organization, RSA key)
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddOrganizationName(organization);
        subject.AddCommonName(name);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }

    // A little before now, for browsers and hosts whose clocks lag.
    private static DateTimeOffset Start(DateTimeOffset now) => now.AddMinutes(-10);

    // Positive: the first bit is clear, and the first byte is not zero.
    private static byte[] Serial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x3f) | 0x40);
        return serial;
    }
}
