namespace PayHall.Identity.Certificates;

/// <summary>A trusted authority in the list.</summary>
internal sealed record AuthorityRow
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required string Thumbprint { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    public required DateTimeOffset NotAfter { get; init; }

    public required bool IsDemo { get; init; }

    /// <summary>When its revocation list was issued; null: it has none.</summary>
    public required DateTimeOffset? ListIssuedAt { get; init; }

    public required DateTimeOffset? ListDueAt { get; init; }

    public required int? Revoked { get; init; }
}
