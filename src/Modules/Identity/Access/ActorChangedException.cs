using PayHall.Errors;

namespace PayHall.Identity.Access;

/// <summary>The account of whoever acts was changed by somebody else while the request was under way.</summary>
public sealed class ActorChangedException()
    : RuleException("您的账号刚被其他管理员修改，这次操作没有进行；请重新登录后再试");
