using PayHall.Errors;

namespace PayHall.Tenants.Operating;

/// <summary>The tenant is in no state for what is asked.</summary>
/// <param name="name">The tenant.</param>
internal sealed class TenantNotReadyException(string name) : RuleException("租户 {0} 现在不能这样操作：它正在建立、已处于该状态，或设置文件读不出来。刷新后再试", name);
