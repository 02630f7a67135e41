using Microsoft.AspNetCore.Http;
using PayHall.Tenants;

namespace PayHall.Platform.Tenants;

/// <summary>
/// Finds the tenant of a request. Immutable. The most specific address wins: host with port and prefix, host and prefix,
/// host, prefix, wildcard host, and last the default site.
/// </summary>
public sealed class TenantTable
{
    private readonly Dictionary<string, TenantSettings> byAddress = new(StringComparer.OrdinalIgnoreCase);
    private readonly TenantSettings? fallback;

    /// <summary>Builds the table.</summary>
    /// <param name="tenants">The tenants, no two of which may have the same address.</param>
    /// <param name="damaged">Tenants that only get an address that is free.</param>
    /// <exception cref="TenantException">Two tenants have the same address.</exception>
    public TenantTable(IEnumerable<TenantSettings> tenants, params IEnumerable<TenantSettings> damaged)
    {
        ArgumentNullException.ThrowIfNull(tenants);
        ArgumentNullException.ThrowIfNull(damaged);
        foreach (var tenant in tenants)
        {
            if (tenant.Hosts.Count == 0 && tenant.Prefix.Length == 0)
            {
                fallback = fallback is null
                    ? tenant
                    : throw new TenantException($"Tenants {fallback.Name} and {tenant.Name} have the same address: every host, no prefix.");
                continue;
            }

            foreach (var host in tenant.Hosts.DefaultIfEmpty(""))
            {
                if (!byAddress.TryAdd(Key(host, tenant.Prefix), tenant))
                    throw new TenantException($"Tenants {byAddress[Key(host, tenant.Prefix)].Name} and {tenant.Name} have the same address: {Describe(host, tenant.Prefix)}.");
            }
        }

        foreach (var tenant in damaged)
        {
            if (tenant.Hosts.Count == 0 && tenant.Prefix.Length == 0)
                fallback ??= tenant.Name == TenantSettings.DefaultName ? tenant : null;
            else
                tenant.Hosts.DefaultIfEmpty("").ToList().ForEach(host => byAddress.TryAdd(Key(host, tenant.Prefix), tenant));
        }
    }

    /// <summary>The tenant at an address, or null.</summary>
    public TenantSettings? Match(HostString host, PathString path)
    {
        var prefix = FirstSegment(path);
        foreach (var name in new[] { host.Value ?? "", host.Host })
        {
            if (Find(name, prefix) is { } tenant)
                return tenant;
        }

        return Find("", prefix, hostToo: false) ?? FindWildcard(host.Host, prefix) ?? fallback;
    }

    private TenantSettings? Find(string host, string prefix, bool hostToo = true)
        => (prefix.Length > 0 ? byAddress.GetValueOrDefault(Key(host, prefix)) : null)
            ?? (hostToo ? byAddress.GetValueOrDefault(Key(host, "")) : null);

    private TenantSettings? FindWildcard(string host, string prefix)
    {
        for (var dot = host.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = host.IndexOf('.', dot + 1))
        {
            if (Find(string.Concat("*", host.AsSpan(dot)), prefix) is { } tenant)
                return tenant;
        }

        return null;
    }

    private static string FirstSegment(PathString path)
    {
        var text = path.Value ?? "";
        if (text.Length < 2)
            return "";
        var end = text.IndexOf('/', 1);
        return end < 0 ? text[1..] : text[1..end];
    }

    private static string Key(string host, string prefix) => host + "/" + prefix;

    private static string Describe(string host, string prefix) => (host.Length == 0 ? "every host" : host) + ", prefix /" + prefix;
}
