using PayHall.Errors;

namespace PayHall.Identity.Passwords;

/// <summary>The password or the account's rights changed while the form was open.</summary>
public sealed class PasswordChangedMeanwhileException()
    : RuleException("密码或权限刚被修改，请重新登录后再改");
