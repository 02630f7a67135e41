namespace PayHall.Identity.Certificates;

/// <summary>
/// How TLS client certificates reach this host; configuration section <c>Identity:ClientCertificates</c>. A listener of Kestrel's own
/// asks for them with <c>Kestrel:Endpoints:…:ClientCertificateMode = AllowCertificate</c>.
/// </summary>
internal sealed record ClientCertificateOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Identity:ClientCertificates";

    /// <summary>The header in which a proxy hands the certificate on, e.g. <c>X-SSL-Client-Cert</c>; null: none does.</summary>
    public string? Header { get; init; }

    /// <summary>Addresses (<c>10.0.0.5</c>) or networks (<c>10.0.0.0/24</c>) of the proxies whose header counts. They have to drop the header of callers.</summary>
    public IReadOnlyList<string> KnownProxies { get; init; } = [];
}
