namespace PayHall.Identity.Domain.Certificates;

/// <summary>The signature is not the certificate's over this challenge.</summary>
public sealed class WrongSignatureException()
    : CertificateException("签名与证书或登录挑战不符，请重新签名；仍不成功时请检查所选证书");
