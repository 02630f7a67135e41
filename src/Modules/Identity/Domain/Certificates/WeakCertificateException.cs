namespace PayHall.Identity.Domain.Certificates;

/// <summary>A key or a signature in the chain is too weak: RSA below 2048 bits, SHA-1 or older.</summary>
/// <param name="subject">Name of the certificate.</param>
public sealed class WeakCertificateException(string subject)
    : CertificateException("证书 {0} 的密钥或签名强度不足：RSA 须不少于 2048 位，签名须用 SHA-256 或更强；请向 CA 机构换发", subject);
