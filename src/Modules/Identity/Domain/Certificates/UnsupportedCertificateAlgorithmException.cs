namespace PayHall.Identity.Domain.Certificates;

/// <summary>The certificate's key is neither RSA nor ECDSA on P-256 or P-384.</summary>
/// <param name="algorithm">Object identifier of the key's algorithm or curve.</param>
public sealed class UnsupportedCertificateAlgorithmException(string algorithm)
    : CertificateException("证书的密钥算法（{0}）本站不支持；请使用 RSA 或 ECDSA（P-256、P-384）证书", algorithm);
