namespace PayHall.Tenants;

/// <summary>What may be said of a tenant outside of it.</summary>
/// <param name="Name">Technical name.</param>
/// <param name="DisplayName">The organisation's name as its recipe gave it.</param>
/// <param name="Path">Path on this host under which it answers, e.g. <c>/exchange</c>.</param>
/// <param name="State">Whether it runs.</param>
/// <param name="Fault">Why it does not start, or null.</param>
/// <param name="Recipe">The recipe that made it.</param>
public sealed record TenantSummary(string Name, string DisplayName, string Path, TenantState State, string? Fault, string Recipe)
{
    /// <summary>Hosts under which alone it answers; none: every host.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];
}
