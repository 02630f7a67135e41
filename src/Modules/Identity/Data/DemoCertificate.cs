namespace PayHall.Identity.Data;

/// <summary>A certificate that the test CA has issued.</summary>
internal sealed class DemoCertificate
{
    /// <summary>Id.</summary>
    public long Id { get; init; }

    /// <summary>Serial number, in hexadecimal.</summary>
    public required string Serial { get; init; }

    /// <summary>SHA-256 fingerprint.</summary>
    public required string Thumbprint { get; init; }

    /// <summary>Sign-in name of the account for which it was made.</summary>
    public required string UserName { get; init; }

    /// <summary>Key and certificate as PKCS#12, under a password that is kept nowhere.</summary>
    public required byte[] Pkcs12 { get; init; }

    /// <summary>When it was issued.</summary>
    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>Last instant of validity.</summary>
    public DateTimeOffset NotAfter { get; init; }

    /// <summary>When it was revoked.</summary>
    public DateTimeOffset? RevokedAt { get; init; }
}
