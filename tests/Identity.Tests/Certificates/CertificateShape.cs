using System.Security.Cryptography.X509Certificates;

namespace PayHall.Identity.Tests.Certificates;

/// <summary>What a certificate to be made looks like; as it stands, one that may sign in.</summary>
internal sealed record CertificateShape
{
    public const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    public const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>RSA and its bits, or the curve.</summary>
    public string Key { get; init; } = "P-256";

    public TimeSpan ValidFrom { get; init; } = TimeSpan.FromDays(-1);

    public TimeSpan ValidTo { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Null leaves the extension out.</summary>
    public X509KeyUsageFlags? Usage { get; init; } = X509KeyUsageFlags.DigitalSignature;

    /// <summary>Null leaves the extension out.</summary>
    public string? Purpose { get; init; } = ClientAuthentication;

    public bool IsAuthority { get; init; }

    public bool IsSignedWithSha1 { get; init; }
}
