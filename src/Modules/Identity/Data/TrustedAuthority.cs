namespace PayHall.Identity.Data;

/// <summary>A certification authority that this tenant trusts (受信任的 CA, I-06).</summary>
internal sealed class TrustedAuthority
{
    /// <summary>Id, rising and never given twice.</summary>
    public long Id { get; init; }

    /// <summary>SHA-256 fingerprint of the certificate.</summary>
    public required string Thumbprint { get; init; }

    /// <summary>The authority's name.</summary>
    public required string Name { get; init; }

    /// <summary>The certificate as DER.</summary>
    public required byte[] Certificate { get; init; }

    /// <summary>First instant of validity.</summary>
    public DateTimeOffset NotBefore { get; init; }

    /// <summary>Last instant of validity.</summary>
    public DateTimeOffset NotAfter { get; init; }

    /// <summary>When it was added.</summary>
    public DateTimeOffset AddedAt { get; init; }
}
