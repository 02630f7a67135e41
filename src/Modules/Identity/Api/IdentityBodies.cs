using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using PayHall.Security;

namespace PayHall.Identity.Api;

/// <summary>What callers send, for the description of the API; what is read stands in the endpoints.</summary>
internal static class IdentityBodies
{
    internal sealed record TokenForm
    {
        [JsonPropertyName("grant_type"), Description("client_credentials（接口客户端）或 refresh_token（本人的应用）")]
        public required string GrantType { get; init; }

        [JsonPropertyName("client_id"), Description("客户端标识；也可放在 Basic 认证头中")]
        public string? ClientId { get; init; }

        [JsonPropertyName("client_secret"), Description("客户端密钥；也可放在 Basic 认证头中")]
        public string? ClientSecret { get; init; }

        [JsonPropertyName("refresh_token"), Description("续用令牌，用一次即换新")]
        public string? RefreshToken { get; init; }

        [JsonPropertyName("scope"), Description("只要其中几项权限，用空格分开；不填为全部")]
        public string? Scope { get; init; }
    }

    internal sealed record RevocationForm
    {
        [JsonPropertyName("token"), Description("要收回的访问令牌或续用令牌")]
        public required string Token { get; init; }

        [JsonPropertyName("token_type_hint"), Description("access_token 或 refresh_token，可不填")]
        public string? TokenTypeHint { get; init; }

        [JsonPropertyName("client_id"), Description("收回接口客户端的令牌时必填")]
        public string? ClientId { get; init; }

        [JsonPropertyName("client_secret"), Description("收回接口客户端的令牌时必填")]
        public string? ClientSecret { get; init; }
    }

    internal sealed record AppBody
    {
        [Description("应用名称，显示在“我的应用”中"), MaxLength(50)]
        public string? Name { get; init; }

        [Description("只要其中几项权限，用空格分开；不填为全部"), MaxLength(4000)]
        public string? Scope { get; init; }
    }

    internal sealed record ClientBody
    {
        [Description("名称"), MaxLength(50)]
        public required string Name { get; init; }

        [Description("归属机构的编码"), MaxLength(32)]
        public required string Unit { get; init; }

        [Description("数据范围")]
        public required DataScopeKind Scope { get; init; }

        [Description("权限名称的列表")]
        public required IReadOnlyList<string> Permissions { get; init; }

        [Description("是否启用，默认启用")]
        public bool? Enabled { get; init; }

        [Description("有效期止；不填为长期")]
        public DateOnly? ValidTo { get; init; }
    }

    internal sealed record RotationBody
    {
        [Description("旧密钥再用几天：0、1、7 或 30；0 为立即失效，令牌也一并失效")]
        public int? OverlapDays { get; init; }
    }
}
