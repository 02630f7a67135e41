using PayHall.Errors;

namespace PayHall.Identity.Clients;

/// <summary>A client has at most two secrets that work.</summary>
/// <param name="name">The client.</param>
public sealed class ClientSecretsFullException(string name)
    : RuleException("接口客户端 {0} 已有两个有效的密钥，请先收回旧的一个，再换新", name);
