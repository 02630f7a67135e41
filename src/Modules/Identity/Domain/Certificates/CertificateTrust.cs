using System.Security.Cryptography.X509Certificates;

namespace PayHall.Identity.Domain.Certificates;

/// <summary>What a tenant relies on when it judges a certificate.</summary>
/// <param name="Authorities">Trusted certification authorities: roots and what stands between them and people's certificates.</param>
/// <param name="Lists">Their revocation lists.</param>
/// <param name="RequiresList">True if a certificate without a present list of its issuer is refused.</param>
internal sealed record CertificateTrust(IReadOnlyList<X509Certificate2> Authorities, IReadOnlyList<RevocationList> Lists, bool RequiresList) : IDisposable
{
    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var authority in Authorities)
            authority.Dispose();
    }
}
