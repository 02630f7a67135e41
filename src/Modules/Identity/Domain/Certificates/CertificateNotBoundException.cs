namespace PayHall.Identity.Domain.Certificates;

/// <summary>No account may be signed in to with this certificate.</summary>
public sealed class CertificateNotBoundException()
    : CertificateException("这张证书没有绑定可以登录的账号，请联系本单位管理员绑定");
