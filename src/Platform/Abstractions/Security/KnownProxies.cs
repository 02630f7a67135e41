using System.Net;
using Microsoft.AspNetCore.Http;

namespace PayHall.Security;

/// <summary>
/// The proxies in front of this host, whose word on callers counts: the caller's address, the scheme, the client certificate.
/// One list for all of it, configuration <c>PayHall:KnownProxies</c>; anybody else's headers are ignored. A proxy on the list has to
/// overwrite what its callers send.
/// </summary>
public sealed class KnownProxies
{
    private static readonly object Mark = new();

    /// <summary>Reads the list.</summary>
    /// <param name="list">Addresses (<c>10.0.0.5</c>) and networks (<c>10.0.0.0/24</c>); empty: no proxy.</param>
    /// <exception cref="FormatException">An entry is neither.</exception>
    public KnownProxies(IReadOnlyList<string> list)
    {
        ArgumentNullException.ThrowIfNull(list);
        Networks = [.. list.Select(Network)];
    }

    /// <summary>The proxies; one address is a network of one.</summary>
    public IReadOnlyList<IPNetwork> Networks { get; }

    /// <summary>Takes note of whose connection a request comes over, before the caller's own address takes its place.</summary>
    public void Note(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Connection.RemoteIpAddress is not { } address)
            return;
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (Networks.Any(network => network.Contains(plain)))
            context.Items[Mark] = true;
    }

    /// <summary>True if the request came over a known proxy's connection.</summary>
    public static bool Forwarded(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Items.ContainsKey(Mark);
    }

    private static IPNetwork Network(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
            return network;
        return IPAddress.TryParse(text, out var address)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new FormatException($"PayHall:KnownProxies: \"{text}\" is neither an address such as 10.0.0.5 nor a network such as 10.0.0.0/24.");
    }
}
