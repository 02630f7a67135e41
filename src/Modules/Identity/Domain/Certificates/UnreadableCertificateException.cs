namespace PayHall.Identity.Domain.Certificates;

/// <summary>The file holds no single X.509 certificate.</summary>
public sealed class UnreadableCertificateException()
    : CertificateException("不是可以读取的证书：请上传一张 X.509 证书（PEM 或 DER，扩展名 .cer、.crt 或 .pem），不要含私钥");
