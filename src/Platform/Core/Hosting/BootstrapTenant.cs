namespace PayHall.Platform.Hosting;

/// <summary>A tenant to make at the first start.</summary>
public sealed class BootstrapTenant
{
    /// <summary>Technical name.</summary>
    public string Name { get; init; } = "";

    /// <summary>URL prefix; empty for none.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The recipe that makes it.</summary>
    public string Recipe { get; init; } = "";
}
