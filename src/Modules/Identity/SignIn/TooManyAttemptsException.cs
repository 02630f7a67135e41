using PayHall.Errors;

namespace PayHall.Identity.SignIn;

/// <summary>Too many failed attempts came from this address, or to this tenant, within ten minutes.</summary>
public sealed class TooManyAttemptsException()
    : RuleException("登录尝试过于频繁，请过几分钟再试")
{
    /// <inheritdoc />
    public override int StatusCode => 429;
}
