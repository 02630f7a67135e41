using PayHall.Notifications;

namespace PayHall.Identity.Notifications;

/// <summary>What a person is told of changes that somebody else made to the account.</summary>
internal static class AccountNotices
{
    private const string MyCertificates = "/Identity/MyCertificates";

    /// <summary>The sign-in password was reset.</summary>
    public static Notification PasswordReset(string by)
        => new("Identity.PasswordReset", "您的登录密码被重置", "由{0}重置，其他电脑和手机上的登录已失效；不是您要求的，请联系管理员", null, by);

    /// <summary>The payment password was reset.</summary>
    public static Notification PaymentPasswordReset(string by)
        => new("Identity.PaymentPasswordReset", "您的支付密码被重置", "由{0}重置；请先改成自己的支付密码，再复核付款", "/Identity/ChangePaymentPassword", by);

    /// <summary>The account was unlocked.</summary>
    public static Notification Unlocked(string by)
        => new("Identity.AccountUnlocked", "您的账号已解锁", "由{0}解锁；连续输错不是您本人，请立即修改密码", "/Identity/ChangePassword", by);

    /// <summary>The second factor was reset.</summary>
    public static Notification SecondFactorReset(string by)
        => new("Identity.SecondFactorReset", "您的两步验证被重置", "由{0}重置，现在只凭密码就能登录；请尽快重新设置", "/Identity/My/SecondFactor", by);

    /// <summary>A certificate was bound.</summary>
    public static Notification CertificateBound(string by, string certificate)
        => new("Identity.CertificateBound", "您的账号绑定了证书 {1}", "由{0}绑定；证书不在您手里，请联系管理员", MyCertificates, by, certificate);

    /// <summary>A certificate was unbound.</summary>
    public static Notification CertificateUnbound(string by, string certificate)
        => new("Identity.CertificateUnbound", "证书 {1} 已解除绑定", "由{0}解除，它不能再登录您的账号", MyCertificates, by, certificate);

    /// <summary>A certificate was revoked.</summary>
    public static Notification CertificateRevoked(string by, string certificate)
        => new("Identity.CertificateRevoked", "证书 {1} 已被吊销", "由{0}登记；它不能再登录您的账号，请联系管理员换发", MyCertificates, by, certificate);

    /// <summary>The authority of a certificate is not trusted any more.</summary>
    public static Notification AuthorityRemoved(string by, string certificate)
        => new("Identity.AuthorityRemoved", "证书 {1} 不再受信任", "{0}移除了它的 CA；它不能再登录您的账号，请联系管理员换发", MyCertificates, by, certificate);
}
