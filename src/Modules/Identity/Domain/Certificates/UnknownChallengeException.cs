namespace PayHall.Identity.Domain.Certificates;

/// <summary>The challenge was not given by this tenant, or was altered.</summary>
public sealed class UnknownChallengeException()
    : CertificateException("登录挑战无效，请刷新页面重新签名");
