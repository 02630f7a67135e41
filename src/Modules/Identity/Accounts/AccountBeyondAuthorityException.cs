using PayHall.Errors;

namespace PayHall.Identity.Accounts;

/// <summary>The account holds rights beyond those of whoever acts.</summary>
/// <param name="name">Name of the person.</param>
public sealed class AccountBeyondAuthorityException(string name)
    : RuleException("这个账号（{0}）的权限超出您自己的权限，不能由您管理", name)
{
    /// <inheritdoc />
    public override int StatusCode => 403;
}
