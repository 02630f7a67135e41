namespace PayHall.Identity.Data;

/// <summary>A certificate bound to an account (证书绑定): with it the person signs in.</summary>
internal sealed class BoundCertificate
{
    /// <summary>Id.</summary>
    public long Id { get; init; }

    /// <summary>The account.</summary>
    public required string UserId { get; init; }

    /// <summary>SHA-256 fingerprint; a certificate is bound to one account.</summary>
    public required string Thumbprint { get; init; }

    /// <summary>Name in the certificate.</summary>
    public required string Name { get; init; }

    /// <summary>Name of its issuer.</summary>
    public required string Issuer { get; init; }

    /// <summary>The certificate as DER.</summary>
    public required byte[] Certificate { get; init; }

    /// <summary>First instant of validity.</summary>
    public DateTimeOffset NotBefore { get; init; }

    /// <summary>Last instant of validity.</summary>
    public DateTimeOffset NotAfter { get; init; }

    /// <summary>When it was bound.</summary>
    public DateTimeOffset BoundAt { get; init; }
}
