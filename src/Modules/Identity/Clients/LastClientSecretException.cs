using PayHall.Errors;

namespace PayHall.Identity.Clients;

/// <summary>The only secret that works is not taken back; the client is disabled or the secret replaced.</summary>
/// <param name="name">The client.</param>
public sealed class LastClientSecretException(string name)
    : RuleException("这是接口客户端 {0} 唯一有效的密钥；要停止使用请停用客户端，要更换请换新密钥并让旧密钥立即失效", name);
