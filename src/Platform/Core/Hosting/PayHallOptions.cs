namespace PayHall.Platform.Hosting;

/// <summary>The host's settings, section <c>PayHall</c>.</summary>
public sealed class PayHallOptions
{
    /// <summary>The tenants to make at the first start.</summary>
    public IReadOnlyList<BootstrapTenant> Bootstrap { get; init; } = [];

    /// <summary>How long a tenant may be idle before it is let go; zero keeps tenants for ever.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>
    /// Addresses or networks of the proxies in front of this host. What they say counts, of callers (<c>X-Forwarded-For</c>), of the scheme
    /// (<c>X-Forwarded-Proto</c>) and of client certificates; empty: nobody's word does.
    /// </summary>
    public IReadOnlyList<string> KnownProxies { get; init; } = [];

    /// <summary>The recipes' folder; null for the one beside the program.</summary>
    public string? Recipes { get; init; }
}
