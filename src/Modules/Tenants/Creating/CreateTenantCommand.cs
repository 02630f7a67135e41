namespace PayHall.Tenants.Creating;

/// <summary>A tenant to make, as typed.</summary>
internal sealed record CreateTenantCommand
{
    /// <summary>Technical name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The organisation's name; empty for the recipe's own.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>The recipe.</summary>
    public string Recipe { get; init; } = "";

    /// <summary>Hosts.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>URL prefix; empty with hosts for none, without hosts for the name.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The engine.</summary>
    public DatabaseProvider Provider { get; init; }

    /// <summary>PostgreSQL: the server; empty for the host's own.</summary>
    public string ConnectionString { get; init; } = "";

    /// <summary>PostgreSQL: the schema; empty for one named after the tenant.</summary>
    public string Schema { get; init; } = "";

    /// <summary>Sign-in name of the administrator.</summary>
    public string Administrator { get; init; } = "";

    /// <summary>Host of the address under which the console is being used, which must not be taken away from it.</summary>
    public string ConsoleHost { get; init; } = "";

    /// <summary>The same without blanks around the texts, and with the prefix that follows from the name.</summary>
    public CreateTenantCommand Tidy()
    {
        var name = Name.Trim();
        var prefix = Prefix.Trim().Trim('/');
        return this with
        {
            Name = name,
            DisplayName = DisplayName.Trim(),
            Prefix = prefix.Length == 0 && Hosts.Count == 0 ? name : prefix,
            ConnectionString = Provider == DatabaseProvider.PostgreSql ? ConnectionString.Trim() : "",
            Schema = Provider == DatabaseProvider.PostgreSql ? Schema.Trim() : "",
            Administrator = Administrator.Trim(),
        };
    }

    /// <inheritdoc />
    public override string ToString() => Name;
}
