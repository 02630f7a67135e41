namespace PayHall.Identity.Domain.Certificates;

/// <summary>No chain leads from the certificate to a certification authority that this tenant trusts.</summary>
/// <param name="issuer">Name of the issuer.</param>
public sealed class CertificateNotTrustedException(string issuer)
    : CertificateException("证书的颁发者 {0} 不在本站受信任的 CA 之列，请换用受信任机构签发的证书，或联系管理员登记这家 CA", issuer);
