namespace PayHall.Identity.Domain.Certificates;

/// <summary>The certificate may not issue others.</summary>
/// <param name="subject">Name of the certificate.</param>
public sealed class NotAnAuthorityException(string subject)
    : CertificateException("{0} 不是 CA 证书，不能登记为受信任的 CA；个人证书请到账号管理里绑定", subject);
