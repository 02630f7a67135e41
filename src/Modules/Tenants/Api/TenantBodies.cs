using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using PayHall.Tenants.Domain;

namespace PayHall.Tenants.Api;

/// <summary>What callers send, for the description of the API; what is read stands in the endpoints.</summary>
internal static class TenantBodies
{
    internal sealed record TenantBody
    {
        [Description("组织名称；不填则用原来的，新建时用配方的"), MaxLength(100)]
        public string? DisplayName { get; init; }

        [Description("主机名的列表；不填为任何主机名"), MaxLength(AddressRules.MaxHosts)]
        public IReadOnlyList<string>? Hosts { get; init; }

        [Description("路径前缀；不填为无"), MaxLength(32)]
        public string? Prefix { get; init; }

        [Description("配方名称；新建时必填，建好后不能换"), MaxLength(100)]
        public string? Recipe { get; init; }

        [Description("首个管理员的用户名，默认 admin；只在新建时用到"), MaxLength(50)]
        public string? Administrator { get; init; }

        [Description("数据库；不填为本主机的默认数据库，建好后不能换")]
        public DatabaseBody? Database { get; init; }
    }

    internal sealed record DatabaseBody
    {
        [Description("数据库类型")]
        public DatabaseProvider? Provider { get; init; }

        [Description("PostgreSQL 服务器地址；不填为本主机自己的"), MaxLength(1000)]
        public string? ConnectionString { get; init; }

        [Description("PostgreSQL 模式名；不填则新建一个"), MaxLength(63)]
        public string? Schema { get; init; }
    }
}
