using PayHall.Errors;

namespace PayHall.Identity.SignIn;

/// <summary>Too much time went by since the password was given, or the account changed meanwhile.</summary>
public sealed class SecondStepOverException()
    : RuleException("登录已超时，请重新输入用户名和密码");
