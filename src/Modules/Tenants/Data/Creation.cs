namespace PayHall.Tenants.Data;

/// <summary>The making of a tenant: what was asked for, and what became of it.</summary>
internal sealed class Creation
{
    /// <summary>Id.</summary>
    public long Id { get; init; }

    /// <summary>Technical name.</summary>
    public required string Name { get; init; }

    /// <summary>The organisation's name; empty for the recipe's own.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The recipe.</summary>
    public required string Recipe { get; init; }

    /// <summary>Hosts, apart by blanks.</summary>
    public required string Hosts { get; init; }

    /// <summary>URL prefix, or empty.</summary>
    public required string Prefix { get; init; }

    /// <summary>The engine.</summary>
    public DatabaseProvider Provider { get; init; }

    /// <summary>PostgreSQL: the schema as asked for; empty for one named after the tenant.</summary>
    public required string SchemaName { get; init; }

    /// <summary>Sign-in name of the administrator.</summary>
    public required string Administrator { get; init; }

    /// <summary>The id that the tenant gets, by which a repeated run knows its own work.</summary>
    public required string TenantId { get; init; }

    /// <summary>First password and connection string, encrypted; gone once they are not needed any more.</summary>
    public string? Secret { get; init; }

    /// <summary>How it stands.</summary>
    public CreationStatus Status { get; init; }

    /// <summary>The step that began last.</summary>
    public required string Step { get; init; }

    /// <summary>What went wrong, in the technical words of the cause; or null.</summary>
    public string? Error { get; init; }

    /// <summary>The job that does it.</summary>
    public long JobId { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ended, or null.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
