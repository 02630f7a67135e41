namespace PayHall.Identity.Domain.Certificates;

/// <summary>The certificate is good, but not the one of the account whose password was given.</summary>
public sealed class CertificateOfAnotherAccountException()
    : CertificateException("这张证书没有绑定到刚才输入密码的账号，请换用该账号的证书");
