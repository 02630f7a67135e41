namespace PayHall.Identity.Data;

/// <summary>What proves a CA sign-in afterwards (登录凭证); the database refuses to change or delete it.</summary>
internal sealed class SignInEvidence
{
    /// <summary>Id, rising.</summary>
    public long Id { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The account.</summary>
    public required string UserId { get; init; }

    /// <summary>Its sign-in name, as it was then.</summary>
    public required string UserName { get; init; }

    /// <summary>Network address.</summary>
    public required string Address { get; init; }

    /// <summary>How the key was proven: Signature, Tls or Proxy.</summary>
    public required string Method { get; init; }

    /// <summary>The scheme of the signature, e.g. RS256; empty for TLS.</summary>
    public required string Algorithm { get; init; }

    /// <summary>SHA-256 fingerprint of the certificate.</summary>
    public required string Thumbprint { get; init; }

    /// <summary>The certificate as DER.</summary>
    public required byte[] Certificate { get; init; }

    /// <summary>The text that was signed; null for TLS.</summary>
    public string? Message { get; init; }

    /// <summary>The signature over the text's UTF-8 bytes; null for TLS.</summary>
    public byte[]? Signature { get; init; }
}
