using PayHall.Errors;

namespace PayHall.Tenants.Operating;

/// <summary>The default site is neither stopped nor removed nor changed: the console itself runs there.</summary>
internal sealed class DefaultSiteException() : RuleException("默认站点不能停止、删除、改址或改功能：租户管理就在它上面运行");
