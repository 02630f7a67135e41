using PayHall.Auditing;
using PayHall.Identity.SignIn;

namespace PayHall.Identity.Certificates;

/// <summary>How rows about certificates read.</summary>
internal static class CertificateAuditWords
{
    public static readonly AuditWords All = new()
    {
        Actions = new Dictionary<string, string>
        {
            ["Identity.AuthorityAdded"] = "登记受信任的 CA",
            ["Identity.AuthorityRemoved"] = "移除受信任的 CA",
            // Recorded until the settings editor took over; older rows keep their name.
            ["Identity.CertificatePolicyChanged"] = "修改证书登录规则",
            ["Identity.RevocationListAdded"] = "更新吊销列表",
            ["Identity.CertificateBound"] = "绑定证书",
            ["Identity.CertificateUnbound"] = "解除证书绑定",
            ["Identity.DemoAuthorityMade"] = "建立测试 CA",
            ["Identity.DemoCertificateIssued"] = "签发演示证书",
            ["Identity.DemoCertificateRevoked"] = "吊销演示证书",
        },
        Subjects = new Dictionary<string, string> { ["authority"] = "CA 机构" },
        Fields = new Dictionary<string, string>
        {
            ["subject"] = "证书主体",
            ["issuer"] = "颁发者",
            ["thumbprint"] = "证书指纹",
            ["method"] = "登录方式",
            ["thisUpdate"] = "发布时间",
            ["nextUpdate"] = "下次更新",
            ["entries"] = "吊销条数",
            ["caRequired"] = "须用 CA 登录",
        },
        Values = new Dictionary<string, string>
        {
            [nameof(SignInRefusal.CertificateRequired)] = "须用证书登录",
            ["CertificateExpired"] = "证书已过期",
            ["CertificateNotYetValid"] = "证书还未生效",
            ["CertificateNotTrusted"] = "证书不受信任",
            ["CertificateRevoked"] = "证书已吊销",
            ["CertificateNotBound"] = "证书没有绑定账号",
            ["CertificateOfAnotherAccount"] = "证书属于别的账号",
            ["RevocationListMissing"] = "没有吊销列表",
            ["RevocationListOutdated"] = "吊销列表已过期",
            ["WeakCertificate"] = "证书密钥强度不足",
            ["WrongCertificateUsage"] = "证书用途不符",
            ["WrongSignature"] = "签名不正确",
            ["UsedChallenge"] = "登录请求已用过",
            ["ExpiredChallenge"] = "登录请求已过期",
            ["UnknownChallenge"] = "登录请求不存在",
            ["AccountLocked"] = "账号已锁定",
            ["AccountDisabled"] = "账号已停用",
            ["AccountNotValid"] = "不在有效期内",
        },
    };
}
