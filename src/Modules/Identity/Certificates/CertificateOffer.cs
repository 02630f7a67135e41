namespace PayHall.Identity.Certificates;

/// <summary>Whether the sign-in page offers certificates, and the way from a right password to them.</summary>
internal sealed class CertificateOffer(TrustStore store, SignInChallenges challenges)
{
    /// <summary>Key under which temporary data remembers whose password was right.</summary>
    public const string Pending = "ca-pending";

    /// <summary>True if this tenant trusts an authority.</summary>
    public Task<bool> IsThereAsync(CancellationToken cancellationToken) => store.HasAuthorityAsync(cancellationToken);

    /// <summary>Remembers, for the page that follows, whose password was right.</summary>
    public string Remember(string userId) => challenges.Remember(userId);

    /// <summary>True if what is remembered still holds.</summary>
    public bool IsRemembered(string? remembered) => challenges.IsRemembered(remembered);
}
