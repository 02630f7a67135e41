namespace PayHall.Identity.Domain.Certificates;

/// <summary>The issuer has revoked the certificate, or one above it.</summary>
/// <param name="subject">Name of the certificate.</param>
/// <param name="day">When it was revoked.</param>
public sealed class CertificateRevokedException(string subject, string day)
    : CertificateException("证书 {0} 已于 {1} 被颁发者吊销，不能再用；请向 CA 机构换发", subject, day);
