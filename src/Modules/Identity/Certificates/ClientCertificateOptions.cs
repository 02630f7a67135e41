namespace PayHall.Identity.Certificates;

/// <summary>
/// How TLS client certificates reach this host; configuration section <c>Identity:ClientCertificates</c>. A listener of Kestrel's own
/// asks for them with <c>Kestrel:Endpoints:…:ClientCertificateMode = AllowCertificate</c>.
/// </summary>
internal sealed record ClientCertificateOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Identity:ClientCertificates";

    /// <summary>
    /// The header in which a proxy hands the certificate on, e.g. <c>X-SSL-Client-Cert</c>; null: none does. It counts of the host's
    /// known proxies alone, which have to drop the header of their callers.
    /// </summary>
    public string? Header { get; init; }
}
