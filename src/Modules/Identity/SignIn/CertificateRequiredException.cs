using PayHall.Errors;

namespace PayHall.Identity.SignIn;

/// <summary>The password was right, but the account signs in with a certificate; the CA sign-in is the next step.</summary>
/// <param name="userId">The account.</param>
public sealed class CertificateRequiredException(string userId)
    : RuleException("这个账号须用 CA 证书登录，请用证书签名完成登录")
{
    /// <summary>The account.</summary>
    public string UserId { get; } = userId;
}
