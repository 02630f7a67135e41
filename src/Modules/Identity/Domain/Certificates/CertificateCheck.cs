using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PayHall.Identity.Domain.Certificates;

/// <summary>
/// Judges certificates (I-06): algorithm and strength, validity, usage, chain to the tenant's authorities, revocation. The
/// first rule that is broken is said; nothing is fetched from the network.
/// </summary>
internal sealed class CertificateCheck(SignatureAlgorithms algorithms)
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    // MD2, MD5 and SHA-1 with RSA, DSA and ECDSA.
    private static readonly string[] BrokenSignatures =
        ["1.2.840.113549.1.1.2", "1.2.840.113549.1.1.4", "1.2.840.113549.1.1.5", "1.3.14.3.2.29", "1.2.840.10040.4.3", "1.2.840.10045.4.1"];

    /// <summary>Demands that a person may sign in with the certificate.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="trust">What the tenant relies on.</param>
    /// <param name="now">Now, in the tenant's own zone, in which days are named.</param>
    /// <exception cref="CertificateException">It may not; the type says why.</exception>
    public void Require(X509Certificate2 certificate, CertificateTrust trust, DateTimeOffset now)
    {
        RequireStrength(certificate, isAnchor: false);
        RequireValidity(certificate, now);
        RequireUsage(certificate);
        WithChain(certificate, trust, now, chain =>
        {
            for (var i = 0; i < chain.Count; i++)
            {
                RequireStrength(chain[i], isAnchor: i == chain.Count - 1);
                if (i < chain.Count - 1)
                    RequireNotRevoked(chain[i], chain[i + 1], trust, now);
            }
        });
    }

    /// <summary>Demands that the certificate is an authority that stands by itself or below the trusted ones.</summary>
    /// <exception cref="CertificateException">It is not; the type says why.</exception>
    public void RequireAuthority(X509Certificate2 certificate, CertificateTrust trust, DateTimeOffset now)
    {
        RequireStrength(certificate, isAnchor: IsSelfIssued(certificate));
        RequireValidity(certificate, now);
        if (!IsAuthority(certificate))
            throw new NotAnAuthorityException(Name(certificate));
        var more = IsSelfIssued(certificate) ? trust with { Authorities = [.. trust.Authorities, certificate] } : trust;
        WithChain(certificate, more, now, static _ => { });
    }

    /// <summary>A name for people: the common name, or else the whole name.</summary>
    public static string Name(X509Certificate2 certificate)
        => certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false) is { Length: > 0 } name ? name : certificate.Subject;

    /// <summary>True if it states itself as its issuer.</summary>
    public static bool IsSelfIssued(X509Certificate2 certificate)
        => certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    private void RequireStrength(X509Certificate2 certificate, bool isAnchor)
    {
        // An anchor is trusted because the administrator says so; its signature over itself proves nothing.
        var isSignedWell = isAnchor || !BrokenSignatures.Contains(certificate.SignatureAlgorithm.Value);
        if (!algorithms.For(certificate).IsStrong(certificate) || !isSignedWell)
            throw new WeakCertificateException(Name(certificate));
    }

    private static void RequireValidity(X509Certificate2 certificate, DateTimeOffset now)
    {
        if (now < CertificateFile.ValidFrom(certificate))
            throw new CertificateNotYetValidException(Day(CertificateFile.ValidFrom(certificate), now));
        if (now > CertificateFile.ValidTo(certificate))
            throw new CertificateExpiredException(Day(CertificateFile.ValidTo(certificate), now));
    }

    private static void RequireUsage(X509Certificate2 certificate)
    {
        var usage = certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault();
        var purposes = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault();
        var maySign = usage is null || usage.KeyUsages.HasFlag(X509KeyUsageFlags.DigitalSignature);
        var mayIdentify = purposes is null || purposes.EnhancedKeyUsages.OfType<Oid>().Any(purpose => purpose.Value == ClientAuthentication);
        if (!maySign || !mayIdentify || certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority))
            throw new WrongCertificateUsageException();
    }

    private static bool IsAuthority(X509Certificate2 certificate)
        => certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority)
            && certificate.Extensions.OfType<X509KeyUsageExtension>().All(usage => usage.KeyUsages.HasFlag(X509KeyUsageFlags.KeyCertSign));

    private static void WithChain(X509Certificate2 certificate, CertificateTrust trust, DateTimeOffset now, Action<IReadOnlyList<X509Certificate2>> use)
    {
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.DisableCertificateDownloads = true;
        policy.VerificationTime = now.UtcDateTime;
        foreach (var authority in trust.Authorities)
            (IsSelfIssued(authority) ? policy.CustomTrustStore : policy.ExtraStore).Add(authority);
        try
        {
            if (!chain.Build(certificate))
                throw new CertificateNotTrustedException(certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true));
            use([.. chain.ChainElements.Select(element => element.Certificate)]);
        }
        finally
        {
            foreach (var element in chain.ChainElements)
                element.Certificate.Dispose();
        }
    }

    private static void RequireNotRevoked(X509Certificate2 certificate, X509Certificate2 issuer, CertificateTrust trust, DateTimeOffset now)
    {
        var list = trust.Lists.Where(candidate => candidate.ThisUpdate <= now + ClockSkew && candidate.IsOf(issuer)).MaxBy(candidate => candidate.ThisUpdate);
        if (list?.RevokedAt(certificate) is { } at)
            throw new CertificateRevokedException(Name(certificate), Day(at, now));
        if (!trust.RequiresList)
            return;
        if (list is null)
            throw new RevocationListMissingException(Name(issuer));
        if (list.NextUpdate is not { } next || next < now)
            throw new RevocationListOutdatedException(Name(issuer), Day(list.NextUpdate ?? list.ThisUpdate, now));
    }

    private static string Day(DateTimeOffset instant, DateTimeOffset now)
        => instant.ToOffset(now.Offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
