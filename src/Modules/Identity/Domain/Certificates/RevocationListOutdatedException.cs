namespace PayHall.Identity.Domain.Certificates;

/// <summary>The tenant demands a present revocation list and the issuer's is past its next update.</summary>
/// <param name="issuer">Name of the issuer.</param>
/// <param name="day">When the next one was due.</param>
public sealed class RevocationListOutdatedException(string issuer, string day)
    : CertificateException("{0} 的吊销列表已于 {1} 过期，无法确认证书是否被吊销；请联系管理员上传新的", issuer, day);
