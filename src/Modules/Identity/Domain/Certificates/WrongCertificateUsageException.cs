namespace PayHall.Identity.Domain.Certificates;

/// <summary>The certificate was issued for something other than signing in: its key usage lacks signatures, its extended key usage lacks client authentication, or it is an authority.</summary>
public sealed class WrongCertificateUsageException()
    : CertificateException("这张证书的用途不含数字签名或客户端身份验证，不能用来登录；请选择签名证书，不要选加密证书或 CA 证书");
