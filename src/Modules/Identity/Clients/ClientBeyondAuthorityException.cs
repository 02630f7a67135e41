using PayHall.Errors;

namespace PayHall.Identity.Clients;

/// <summary>The client holds permissions or a data scope beyond those of whoever acts, who would gain them with its secret.</summary>
/// <param name="name">The client.</param>
public sealed class ClientBeyondAuthorityException(string name)
    : RuleException("接口客户端 {0} 的权限或数据范围超出您自己的，不能由您管理", name)
{
    /// <inheritdoc />
    public override int StatusCode => 403;
}
