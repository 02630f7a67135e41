using Microsoft.AspNetCore.Http;
using PayHall.Tenants.Data;
using PayHall.Tenants.Domain;

namespace PayHall.Tenants.Areas.Tenants.Pages;

/// <summary>Addresses of tenants as links.</summary>
internal static class AddressText
{
    /// <summary>What a PostgreSQL server's address looks like.</summary>
    public const string Server = "postgres://user:password@host:5432/database";

    /// <summary>The addresses under which a tenant answers; hosts with a wildcard lead nowhere by themselves and are only shown.</summary>
    public static IReadOnlyList<string> Addresses(HttpRequest request, IReadOnlyList<string> hosts, string prefix)
    {
        ArgumentNullException.ThrowIfNull(request);
        var path = prefix.Length == 0 ? "/" : $"/{prefix}/";
        return [.. hosts.DefaultIfEmpty(request.Host.Value ?? "").Select(host => $"{request.Scheme}://{host}{path}")];
    }

    /// <summary>The addresses of a tenant.</summary>
    public static IReadOnlyList<string> Addresses(HttpRequest request, TenantDetail tenant) => Addresses(request, tenant.Hosts, tenant.Prefix);

    /// <summary>The addresses of a tenant that is being made.</summary>
    public static IReadOnlyList<string> Addresses(HttpRequest request, Creation creation) => Addresses(request, AddressRules.ReadHosts(creation.Hosts), creation.Prefix);

    /// <summary>True if a browser can open it.</summary>
    public static bool IsLink(string address) => !address.Contains('*', StringComparison.Ordinal);
}
