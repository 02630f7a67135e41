using PayHall.Errors;

namespace PayHall.Identity.Certificates;

/// <summary>The authority is trusted already.</summary>
/// <param name="name">Its name.</param>
public sealed class AuthorityKnownException(string name) : RuleException("CA {0} 已经登记过，不用再登记", name);
