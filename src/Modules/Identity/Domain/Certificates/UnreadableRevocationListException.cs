namespace PayHall.Identity.Domain.Certificates;

/// <summary>The file is no complete X.509 revocation list, or holds something that can't be judged here.</summary>
public sealed class UnreadableRevocationListException()
    : CertificateException("不是可以读取的吊销列表：请上传 CA 机构发布的完整 CRL（PEM 或 DER，不是增量 CRL）");
