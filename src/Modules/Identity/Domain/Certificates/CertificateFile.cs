using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PayHall.Identity.Domain.Certificates;

/// <summary>Reads certificates that people hand in, and names them.</summary>
internal static class CertificateFile
{
    /// <summary>Reads one certificate from PEM or DER.</summary>
    /// <exception cref="UnreadableCertificateException">The file holds none, several, or a private key.</exception>
    public static X509Certificate2 Read(byte[] file)
    {
        var text = Encoding.ASCII.GetString(file);
        if (text.Contains("PRIVATE KEY-----", StringComparison.Ordinal) || text.Split("-----BEGIN CERTIFICATE-----").Length > 2)
            throw new UnreadableCertificateException();
        try
        {
            var certificate = X509CertificateLoader.LoadCertificate(file);
            Decode(certificate);
            return certificate;
        }
        catch (CryptographicException)
        {
            throw new UnreadableCertificateException();
        }
    }

    // The loader leaves the parts for later; what can't be decoded is to be said here, and not in the middle of a check.
    private static void Decode(X509Certificate2 certificate)
    {
        if (new RsaSignatures().Handles(certificate))
            certificate.GetRSAPublicKey()?.Dispose();
        else if (new EcdsaSignatures().Handles(certificate))
            certificate.GetECDsaPublicKey()?.Dispose();
        _ = (certificate.NotBefore, certificate.NotAfter, certificate.SubjectName, certificate.IssuerName);
        foreach (var extension in certificate.Extensions)
        {
            _ = extension switch
            {
                X509KeyUsageExtension usage => (object)usage.KeyUsages,
                X509EnhancedKeyUsageExtension purposes => purposes.EnhancedKeyUsages,
                X509BasicConstraintsExtension constraints => constraints.CertificateAuthority,
                _ => null,
            };
        }
    }

    /// <summary>First instant of validity.</summary>
    public static DateTimeOffset ValidFrom(X509Certificate2 certificate) => new(certificate.NotBefore);

    /// <summary>Last instant of validity.</summary>
    public static DateTimeOffset ValidTo(X509Certificate2 certificate) => new(certificate.NotAfter);

    /// <summary>The certificate's fingerprint: SHA-256 over its DER, in upper-case hexadecimal.</summary>
    public static string Thumbprint(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);
}
