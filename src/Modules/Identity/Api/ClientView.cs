using System.Text.Json.Serialization;
using PayHall.Security;

namespace PayHall.Identity.Api;

/// <summary>A machine client as the API answers it.</summary>
internal sealed record ClientView
{
    /// <summary>Client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Code of the unit for which it acts.</summary>
    public required string Unit { get; init; }

    /// <summary>Its data scope.</summary>
    public required DataScopeKind Scope { get; init; }

    /// <summary>Its permissions, which are also the scopes that it may ask for.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }

    /// <summary>False: refused.</summary>
    public required bool Enabled { get; init; }

    /// <summary>Last day on which it may be used; null: without end.</summary>
    public required DateOnly? ValidTo { get; init; }

    /// <summary>When it got a token last.</summary>
    public required DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>The secret, in the answer that made it and never again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ClientSecret { get; init; }
}
