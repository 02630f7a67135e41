using PayHall.Security;

namespace PayHall.Identity.Data;

/// <summary>A role (角色, I-09): permissions and a data scope under a name.</summary>
internal sealed class Role
{
    /// <summary>Id.</summary>
    public long Id { get; init; }

    /// <summary>Name, unique within its unit.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="Stereotypes"/> for a built-in role, else null.</summary>
    public string? Stereotype { get; init; }

    /// <summary>Came with the tenant's recipe; can't be deleted.</summary>
    public bool BuiltIn { get; init; }

    /// <summary>True once an administrator has changed a built-in role's permissions; they then no longer follow the stereotype.</summary>
    public bool Customized { get; init; }

    /// <summary>归属机构; null for built-in roles, which belong to the tenant.</summary>
    public long? UnitId { get; init; }

    /// <summary>角色类型: Management, Business or Service.</summary>
    public required string Type { get; init; }

    /// <summary>数据范围.</summary>
    public DataScopeKind Scope { get; init; }

    /// <summary>What the role is for.</summary>
    public string Description { get; init; } = "";

    /// <summary>Rises with each change; a save from an older page is refused.</summary>
    public int Revision { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}
