using Microsoft.Extensions.Localization;

namespace PayHall.Tenants.Areas.Tenants.Pages;

/// <summary>A feature as a tenant's page shows it.</summary>
internal sealed record FeatureRow
{
    public required string Id { get; init; }

    /// <summary>Key of its name; its id where the host doesn't have it.</summary>
    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public bool IsTheme { get; init; }

    public bool IsOn { get; init; }

    /// <summary>True if the tenant names it but the host doesn't have it.</summary>
    public bool IsUnknown { get; init; }

    public bool StaysEnabled { get; init; }

    /// <summary>Keys of the names of the features it needs.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Keys of the names of the enabled features that need it.</summary>
    public IReadOnlyList<string> NeededBy { get; init; } = [];

    /// <summary>Address that asks whether to switch it, or null if that can't be done.</summary>
    public string? SwitchUrl { get; init; }

    /// <summary>Names in a row.</summary>
    public static string Names(IEnumerable<string> keys, IStringLocalizer texts) => string.Join(texts["、"], keys.Select(key => texts[key].Value));
}
