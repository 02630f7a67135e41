using PayHall.Errors;

namespace PayHall.Identity.Clients;

/// <summary>Someone else saved the client meanwhile.</summary>
/// <param name="name">The client.</param>
public sealed class ClientChangedException(string name)
    : RuleException("接口客户端 {0} 刚被其他人修改，您的修改没有保存；请刷新页面后再改", name);
