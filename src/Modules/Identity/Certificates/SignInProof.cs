using System.Security.Cryptography.X509Certificates;
using Dapper;
using PayHall.Data;
using PayHall.Identity.Data;
using PayHall.Identity.Domain.Certificates;

namespace PayHall.Identity.Certificates;

/// <summary>How a certificate's key was proven, to be kept as evidence.</summary>
internal sealed record SignInProof
{
    /// <summary>The key signed a challenge.</summary>
    public const string BySignature = "Signature";

    /// <summary>The key opened the TLS connection to this host.</summary>
    public const string ByTls = "Tls";

    /// <summary>The key opened the TLS connection to a configured proxy.</summary>
    public const string ByProxy = "Proxy";

    /// <summary>One of the constants.</summary>
    public required string Method { get; init; }

    /// <summary>The scheme of the signature; empty for TLS.</summary>
    public string Algorithm { get; init; } = "";

    /// <summary>The text that was signed; null for TLS.</summary>
    public string? Message { get; init; }

    /// <summary>The signature; null for TLS.</summary>
    public byte[]? Signature { get; init; }

    /// <summary>Keeps the evidence as a part of the sign-in's transaction.</summary>
    public Task KeepAsync(WriteTransaction transaction, User user, X509Certificate2 certificate, string address, long now)
        => transaction.Connection.ExecuteAsync(
            """
            INSERT INTO identity_sign_in_evidence (at, user_id, user_name, address, method, algorithm, thumbprint, certificate, message, signature)
            VALUES (@Now, @Id, @UserName, @Address, @Method, @Algorithm, @Thumbprint, @Certificate, @Message, @Signature)
            """,
            new
            {
                Now = now,
                user.Id,
                user.UserName,
                Address = address,
                Method,
                Algorithm,
                Thumbprint = CertificateFile.Thumbprint(certificate),
                Certificate = certificate.RawData,
                Message,
                Signature,
            },
            transaction.Transaction);
}
