using PayHall.Branding;
using PayHall.Errors;

namespace PayHall.Settings;

/// <summary>How the organisation presents itself (P-05); settings name <c>site</c>.</summary>
public sealed record SiteSettings : ICheckedSettings
{
    /// <summary>The most notices on the sign-in page.</summary>
    public const int MostNotices = 5;

    /// <summary>Languages that the product speaks.</summary>
    public static readonly IReadOnlyList<string> Languages = ["zh-CN", "en"];

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

    /// <summary>The organisation's colour as <c>#rrggbb</c>, of which all others are made; empty: the theme's own colours.</summary>
    public string Color { get; init; } = "";

    /// <summary>Hash of the logo in <see cref="SiteLogo"/>; empty: the theme's own.</summary>
    public string LogoHash { get; init; } = "";

    /// <summary>Language of people who have not chosen one: <c>zh-CN</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "zh-CN";

    /// <inheritdoc />
    public void Check(InputErrors errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 60)
            errors.Add(nameof(Name), "请输入站点名称，不超过 {0} 个字符", 60);
        CheckLength(errors, nameof(ShortName), ShortName, 20);
        CheckLength(errors, nameof(Portal), Portal, 30);
        CheckLength(errors, nameof(Headline), Headline, 60);
        CheckLength(errors, nameof(Tagline), Tagline, 120);
        CheckLength(errors, nameof(Hotline), Hotline, 40);
        CheckLength(errors, nameof(ServiceHours), ServiceHours, 60);
        if (Notices.Count > MostNotices)
            errors.Add(nameof(Notices), "公告最多 {0} 条", MostNotices);
        if (Notices.Any(notice => string.IsNullOrWhiteSpace(notice.Title) || notice.Title.Length > 80))
            errors.Add(nameof(Notices), "每条公告的标题不能为空，且不超过 {0} 个字符", 80);
        if (!Languages.Contains(Language, StringComparer.Ordinal))
            errors.Add(nameof(Language), "请选择默认语言");
        if (Color.Length > 0)
            BrandPalette.Check(Color, nameof(Color), errors);
    }

    private static void CheckLength(InputErrors errors, string field, string value, int most)
    {
        if (value.Length > most)
            errors.Add(field, "不能超过 {0} 个字符", most);
    }
}
