using PayHall.Errors;

namespace PayHall.Identity.Certificates;

/// <summary>Only demo tenants have a test CA.</summary>
public sealed class NoDemoTenantException() : RuleException("本站不是演示站点，没有测试 CA；请绑定正式 CA 机构签发的证书");
