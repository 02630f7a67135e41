namespace PayHall.Identity.Domain.Certificates;

/// <summary>The challenge is older than it may be.</summary>
/// <param name="seconds">How many seconds a challenge holds.</param>
public sealed class ExpiredChallengeException(int seconds)
    : CertificateException("登录挑战已超过 {0} 秒，请重新签名", seconds);
