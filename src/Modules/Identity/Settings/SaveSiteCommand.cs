using PayHall.Settings;

namespace PayHall.Identity.Settings;

/// <summary>How the site shall present itself.</summary>
internal sealed record SaveSiteCommand
{
    /// <summary>All settings; the logo's hash is worked out.</summary>
    public required SiteSettings Site { get; init; }

    /// <summary>The version that was read for editing.</summary>
    public required long Version { get; init; }

    /// <summary>A new logo's file, or null to keep what is there.</summary>
    public byte[]? Logo { get; init; }

    /// <summary>Takes the logo away; the theme's own comes back.</summary>
    public bool RemoveLogo { get; init; }

    /// <summary>IANA time zone.</summary>
    public string? TimeZone { get; init; }
}
