namespace PayHall.Platform.Hosting;

/// <summary>The host's settings, section <c>PayHall</c>.</summary>
public sealed class PayHallOptions
{
    /// <summary>The tenants to make at the first start.</summary>
    public IReadOnlyList<BootstrapTenant> Bootstrap { get; init; } = [];

    /// <summary>How long a tenant may be idle before it is let go; zero keeps tenants for ever.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>The recipes' folder; null for the one beside the program.</summary>
    public string? Recipes { get; init; }
}
