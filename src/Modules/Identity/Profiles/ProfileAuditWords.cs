using PayHall.Auditing;

namespace PayHall.Identity.Profiles;

/// <summary>How rows about people's own accounts and about sessions read.</summary>
internal static class ProfileAuditWords
{
    public static readonly AuditWords All = new()
    {
        Actions = new Dictionary<string, string>
        {
            ["Identity.ProfileChanged"] = "修改个人资料",
            ["Identity.PreferencesChanged"] = "修改语言和外观",
            ["Identity.SessionEnded"] = "退出一处登录",
            ["Identity.SessionsEnded"] = "退出全部登录",
        },
        Fields = new Dictionary<string, string>
        {
            ["ownLanguage"] = "语言",
            ["ownAppearance"] = "深浅色",
            ["browser"] = "浏览器",
            ["networkAddress"] = "网络地址",
            ["signedInAt"] = "登录时间",
            ["signIns"] = "登录（处）",
        },
        Values = new Dictionary<string, string>
        {
            ["light"] = "浅色",
            ["dark"] = "深色",
            ["auto"] = "跟随系统",
        },
    };
}
