using PayHall.Security;

namespace PayHall.Identity.Clients;

/// <summary>Adds a machine client, or changes one.</summary>
internal sealed record SaveClientCommand
{
    /// <summary>客户端标识.</summary>
    public string? ClientId { get; init; }

    /// <summary>The revision that was shown; null adds a client.</summary>
    public int? Revision { get; init; }

    /// <summary>名称.</summary>
    public string? Name { get; init; }

    /// <summary>归属机构: the unit for which it acts.</summary>
    public long? UnitId { get; init; }

    /// <summary>数据范围.</summary>
    public DataScopeKind Scope { get; init; }

    /// <summary>是否启用.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Last day on which it may be used; null: without end.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Names of all permissions that it shall hold.</summary>
    public IReadOnlyCollection<string> Permissions { get; init; } = [];
}
