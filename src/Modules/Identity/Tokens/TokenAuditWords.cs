using PayHall.Auditing;

namespace PayHall.Identity.Tokens;

/// <summary>How rows about machine clients, people's apps and second factors read.</summary>
internal static class TokenAuditWords
{
    public static readonly AuditWords All = new()
    {
        Actions = new Dictionary<string, string>
        {
            ["Identity.ClientChanged"] = "修改接口客户端",
            ["Identity.ClientDeleted"] = "删除接口客户端",
            ["Identity.ClientEnabled"] = "启用接口客户端",
            ["Identity.ClientDisabled"] = "停用接口客户端",
            ["Identity.ClientSecretRotated"] = "更换接口密钥",
            ["Identity.ClientSecretRevoked"] = "作废接口密钥",
            ["Identity.AppTokensIssued"] = "应用取得令牌",
            ["Identity.AppTokensEnded"] = "收回应用令牌",
            ["Identity.TokenRefused"] = "接口令牌请求被拒绝",
            ["Identity.PasswordAccepted"] = "密码正确，待第二步验证",
            ["Identity.SecondFactorRefused"] = "第二步验证码错误",
            ["Identity.SecondFactorBegun"] = "开始设置两步验证",
            ["Identity.SecondFactorEnabled"] = "启用两步验证",
            ["Identity.SecondFactorDisabled"] = "停用两步验证",
            ["Identity.SecondFactorReset"] = "重置两步验证",
            ["Identity.RecoveryCodeUsed"] = "使用恢复码",
            ["Identity.RecoveryCodesRenewed"] = "更换恢复码",
        },
        Fields = new Dictionary<string, string>
        {
            ["secondFactor"] = "两步验证",
            ["family"] = "授权编号",
            ["app"] = "应用",
            ["overlapDays"] = "旧密钥保留（天）",
            ["hint"] = "密钥末四位",
            ["secret"] = "密钥编号",
            ["secondFactorForAdministrators"] = "管理员必须用两步验证",
            ["appDays"] = "应用授权有效（天）",
        },
        Values = new Dictionary<string, string>
        {
            [nameof(TokenRefusal.UnknownClient)] = "没有这个客户端",
            [nameof(TokenRefusal.WrongSecret)] = "密钥不正确",
            [nameof(TokenRefusal.ClientDisabled)] = "客户端已停用",
            [nameof(TokenRefusal.ClientNotValid)] = "客户端已过有效期",
            [nameof(TokenRefusal.UnknownToken)] = "没有这个令牌",
            [nameof(TokenRefusal.TokenEnded)] = "授权已收回或到期",
            [nameof(TokenRefusal.Reused)] = "令牌被重复使用",
            ["Revoked"] = "本人收回",
            ["GivenBack"] = "应用交回",
            ["SignedOut"] = "退出登录",
        },
    };
}
