using PayHall.Errors;

namespace PayHall.Identity.Certificates;

/// <summary>A list as new, or a newer one, is there already; an older one would bring revoked certificates back.</summary>
/// <param name="name">Name of the authority.</param>
public sealed class OlderRevocationListException(string name) : RuleException("{0} 已有同样新或更新的吊销列表，请上传 CA 机构最近发布的一份", name);
