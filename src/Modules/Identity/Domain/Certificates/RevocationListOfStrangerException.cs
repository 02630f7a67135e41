namespace PayHall.Identity.Domain.Certificates;

/// <summary>No trusted authority has signed the revocation list.</summary>
/// <param name="issuer">Name that the list states as its issuer.</param>
public sealed class RevocationListOfStrangerException(string issuer)
    : CertificateException("吊销列表的颁发者 {0} 不在受信任的 CA 之列，或签名不符；请先登记这家 CA，再上传它的吊销列表", issuer);
