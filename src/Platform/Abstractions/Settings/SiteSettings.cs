namespace PayHall.Settings;

/// <summary>How the organisation presents itself (P-05); settings name <c>site</c>.</summary>
public sealed record SiteSettings
{
    /// <summary>Full name, e.g. 岭南药品交易中心.</summary>
    public string Name { get; init; } = "PayHall";

    /// <summary>Short name for the header, e.g. 云州城发热力; empty: the full name.</summary>
    public string ShortName { get; init; } = "";

    /// <summary>What the site is, e.g. 结算门户.</summary>
    public string Portal { get; init; } = "";

    /// <summary>Headline of the sign-in page; a line break where <c>\n</c> stands.</summary>
    public string Headline { get; init; } = "";

    /// <summary>One sentence below the headline.</summary>
    public string Tagline { get; init; } = "";

    /// <summary>Service hotline shown where people wait.</summary>
    public string Hotline { get; init; } = "";

    /// <summary>Service hours line shown on the sign-in page.</summary>
    public string ServiceHours { get; init; } = "";

    /// <summary>Notices on the sign-in page, newest first.</summary>
    public IReadOnlyList<SiteNotice> Notices { get; init; } = [];
}
