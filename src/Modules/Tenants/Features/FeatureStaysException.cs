using PayHall.Errors;

namespace PayHall.Tenants.Features;

/// <summary>The feature is never switched off: without it nobody could sign in.</summary>
/// <param name="feature">Name of the feature.</param>
internal sealed class FeatureStaysException(string feature) : RuleException("{0} 始终启用：没有它，这个租户的人都无法登录", feature);
