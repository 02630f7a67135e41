namespace PayHall.Identity.Domain.Certificates;

/// <summary>The certificate is past its validity.</summary>
/// <param name="day">Last day of validity.</param>
public sealed class CertificateExpiredException(string day)
    : CertificateException("证书已于 {0} 到期，请向 CA 机构换发后由管理员重新绑定", day);
