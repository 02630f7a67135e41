using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using PayHall.Security;

namespace PayHall.Identity.Api;

/// <summary>What callers send of accounts, roles and units, for the description of the API; what is read stands in the endpoints.</summary>
internal static class AccountBodies
{
    internal sealed record AccountBody
    {
        [Description("姓名；新增时必填"), MaxLength(50)]
        public string? DisplayName { get; init; }

        [Description("部门职务"), MaxLength(50)]
        public string? Title { get; init; }

        [Description("电话"), MaxLength(20)]
        public string? Phone { get; init; }

        [Description("邮箱"), MaxLength(100)]
        public string? Email { get; init; }

        [Description("所属机构的编码；新增时必填"), MaxLength(50)]
        public string? Unit { get; init; }

        [Description("辖区：机构编码的列表"), MaxLength(200)]
        public IReadOnlyList<string>? Areas { get; init; }

        [Description("全部角色的编号；改动角色需要“分配角色”权限，不填则不动"), MaxLength(100)]
        public IReadOnlyList<long>? Roles { get; init; }

        [Description("是否启用，新增时默认启用")]
        public bool? Enabled { get; init; }

        [Description("是否必须用证书登录，新增时默认按本站的规定")]
        public bool? CaRequired { get; init; }

        [Description("有效期起；null 为不限")]
        public DateOnly? ValidFrom { get; init; }

        [Description("有效期止；null 为长期")]
        public DateOnly? ValidTo { get; init; }
    }

    internal sealed record NewRoleBody
    {
        [Description("角色名称，在归属机构内不重复"), MaxLength(50)]
        public required string Name { get; init; }

        [Description("归属机构的编码"), MaxLength(50)]
        public required string Unit { get; init; }

        [Description("角色类型：Management、Business 或 Service"), MaxLength(20)]
        public required string Type { get; init; }

        [Description("数据范围")]
        public required DataScopeKind Scope { get; init; }

        [Description("说明"), MaxLength(200)]
        public string? Description { get; init; }

        [Description("权限名称的列表"), MaxLength(500)]
        public IReadOnlyList<string>? Permissions { get; init; }
    }

    internal sealed record RoleBody
    {
        [Description("查询时看到的版本；其间被别人改过则返回 409")]
        public required int Revision { get; init; }

        [Description("角色名称，在归属机构内不重复"), MaxLength(50)]
        public string? Name { get; init; }

        [Description("归属机构的编码；内置角色没有"), MaxLength(50)]
        public string? Unit { get; init; }

        [Description("角色类型：Management、Business 或 Service"), MaxLength(20)]
        public string? Type { get; init; }

        [Description("数据范围")]
        public DataScopeKind? Scope { get; init; }

        [Description("说明"), MaxLength(200)]
        public string? Description { get; init; }

        [Description("全部权限的名称"), MaxLength(500)]
        public IReadOnlyList<string>? Permissions { get; init; }
    }

    internal sealed record UnitBody
    {
        [Description("机构名称；新增时必填"), MaxLength(100)]
        public string? Name { get; init; }

        [Description("机构类型：Company、Department 或 Station；新增时必填"), MaxLength(20)]
        public string? Kind { get; init; }

        [Description("上级机构的编码；新增时必填"), MaxLength(50)]
        public string? Superior { get; init; }

        [Description("在同级中的次序，0 到 9999")]
        public int? Position { get; init; }
    }
}
