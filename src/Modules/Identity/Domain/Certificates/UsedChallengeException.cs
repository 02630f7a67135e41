namespace PayHall.Identity.Domain.Certificates;

/// <summary>The challenge was answered before, rightly or wrongly.</summary>
public sealed class UsedChallengeException()
    : CertificateException("登录挑战已用过一次，请重新签名");
