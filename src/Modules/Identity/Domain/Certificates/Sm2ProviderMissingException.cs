namespace PayHall.Identity.Domain.Certificates;

/// <summary>The certificate's key is SM2 (国密), for which this installation has no provider.</summary>
public sealed class Sm2ProviderMissingException()
    : CertificateException("这是国密 SM2 证书，本站没有安装 SM2 密码组件，暂不能验证；请使用 RSA 或 ECDSA 证书，或联系管理员加装 SM2 组件");
