using PayHall.Errors;

namespace PayHall.Identity.Certificates;

/// <summary>The test CA belongs to the demo tenant and stays.</summary>
/// <param name="name">Its name.</param>
public sealed class AuthorityInUseException(string name) : RuleException("{0} 是演示站点自带的测试 CA，不能移除", name);
