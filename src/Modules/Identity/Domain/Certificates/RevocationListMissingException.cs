namespace PayHall.Identity.Domain.Certificates;

/// <summary>The tenant demands a revocation list and has none of this issuer.</summary>
/// <param name="issuer">Name of the issuer.</param>
public sealed class RevocationListMissingException(string issuer)
    : CertificateException("本站还没有 {0} 的吊销列表，无法确认证书是否被吊销；请联系管理员上传", issuer);
