using PayHall.Identity.Sessions;

namespace PayHall.Identity.Profiles;

/// <summary>What people can do on 个人中心.</summary>
/// <param name="Profile">修改个人资料.</param>
/// <param name="Preferences">语言与外观.</param>
/// <param name="Sessions">Signing out elsewhere.</param>
internal sealed record ProfileActs(SaveProfile Profile, SavePreferences Preferences, EndSessions Sessions);
