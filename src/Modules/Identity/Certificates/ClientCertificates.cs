using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using PayHall.Security;

namespace PayHall.Identity.Certificates;

/// <summary>Finds the TLS client certificate of a request: the connection's own, or the one that a configured proxy hands on.</summary>
internal sealed class ClientCertificates(ClientCertificateOptions options)
{
    /// <summary>True if the configuration names a proxy's header.</summary>
    public bool ExpectsProxies => !string.IsNullOrEmpty(options.Header);

    /// <summary>True if the request comes from a known proxy, and its header counts. Anybody else's header is ignored.</summary>
    public bool IsForwarded(HttpContext context) => ExpectsProxies && KnownProxies.Forwarded(context);

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
}
