using PayHall.Security;

namespace PayHall.Identity.Roles;

/// <summary>Adds a role, or changes one.</summary>
internal sealed record SaveRoleCommand
{
    /// <summary>The role; null adds one.</summary>
    public long? Id { get; init; }

    /// <summary>The revision that was shown.</summary>
    public int Revision { get; init; }

    /// <summary>角色名称.</summary>
    public string? Name { get; init; }

    /// <summary>归属机构; ignored for built-in roles.</summary>
    public long? UnitId { get; init; }

    /// <summary>角色类型.</summary>
    public string? Type { get; init; }

    /// <summary>数据范围.</summary>
    public DataScopeKind Scope { get; init; }

    /// <summary>说明.</summary>
    public string? Description { get; init; }

    /// <summary>Names of all permissions that the role shall hold.</summary>
    public IReadOnlyCollection<string> Permissions { get; init; } = [];
}
