using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;

namespace PayHall.Identity.Certificates;

/// <summary>Finds the TLS client certificate of a request: the connection's own, or the one that a configured proxy hands on.</summary>
internal sealed class ClientCertificates(ClientCertificateOptions options)
{
    private readonly IPNetwork[] proxies = [.. options.KnownProxies.Select(Network)];

    /// <summary>True if the configuration names a proxy's header.</summary>
    public bool ExpectsProxies => !string.IsNullOrEmpty(options.Header);

    /// <summary>True if the request comes from a configured proxy, and its header counts. Anybody else's header is ignored.</summary>
    public bool IsForwarded(HttpContext context)
    {
        if (!ExpectsProxies || context.Connection.RemoteIpAddress is not { } address)
            return false;
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Array.Exists(proxies, network => network.Contains(plain));
    }

    /// <summary>The certificate, or null.</summary>
    public async Task<ConnectionCertificate?> FindAsync(HttpContext context)
    {
        var isForwarded = IsForwarded(context);
        // A proxy's own certificate is nobody's sign-in: of a proxy the header alone counts.
        if (isForwarded && context.Request.Headers[options.Header!].Count == 0)
            return null;
        return await context.Connection.GetClientCertificateAsync(context.RequestAborted) is { } certificate
            ? new ConnectionCertificate(certificate, isForwarded ? SignInProof.ByProxy : SignInProof.ByTls)
            : null;
    }

    /// <summary>Reads the header: PEM, percent-encoded as nginx and others send it, or Base64 of the DER.</summary>
    public static X509Certificate2 Read(string header)
    {
        var text = header.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(header) : header;
        return text.Contains("-----BEGIN", StringComparison.Ordinal)
            ? X509Certificate2.CreateFromPem(text)
            : X509CertificateLoader.LoadCertificate(Convert.FromBase64String(text));
    }

    private static IPNetwork Network(string text)
    {
        if (text.Contains('/', StringComparison.Ordinal))
            return IPNetwork.Parse(text);
        var address = IPAddress.Parse(text);
        return new IPNetwork(address, address.GetAddressBytes().Length * 8);
    }
}
