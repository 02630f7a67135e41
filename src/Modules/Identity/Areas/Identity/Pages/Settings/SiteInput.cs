using Microsoft.AspNetCore.Http;
using PayHall.Branding;
using PayHall.Errors;
using PayHall.Identity.Settings;
using PayHall.Settings;

namespace PayHall.Identity.Areas.Identity.Pages.Settings;

/// <summary>The form of the site's settings.</summary>
internal sealed class SiteInput
{
    public long Version { get; set; }

    public string? Name { get; set; }

    public string? ShortName { get; set; }

    public string? Portal { get; set; }

    public string? Headline { get; set; }

    public string? Tagline { get; set; }

    public string? Hotline { get; set; }

    public string? ServiceHours { get; set; }

    public string? Notices { get; set; }

    public IFormFile? Logo { get; set; }

    public bool RemoveLogo { get; set; }

    public string? Color { get; set; }

    public string? Language { get; set; }

    public string? TimeZone { get; set; }

    public static SiteInput Of(StoredSettings<SiteSettings> stored, string timeZone) => new()
    {
        Version = stored.Version,
        Name = stored.Value.Name,
        ShortName = stored.Value.ShortName,
        Portal = stored.Value.Portal,
        Headline = stored.Value.Headline,
        Tagline = stored.Value.Tagline,
        Hotline = stored.Value.Hotline,
        ServiceHours = stored.Value.ServiceHours,
        Notices = NoticeLines.Write(stored.Value.Notices),
        Color = stored.Value.Color,
        Language = stored.Value.Language,
        TimeZone = timeZone,
    };

    /// <summary>The command that the form asks for; members that it does not show stay as they are.</summary>
    public async Task<SaveSiteCommand> ToCommandAsync(SiteSettings stored, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        var site = stored with
        {
            Name = Text(Name),
            ShortName = Text(ShortName),
            Portal = Text(Portal),
            Headline = Text(Headline),
            Tagline = Text(Tagline),
            Hotline = Text(Hotline),
            ServiceHours = Text(ServiceHours),
            Notices = NoticeLines.Read(Notices, nameof(Notices), errors),
            Color = Text(Color).ToLowerInvariant(),
            Language = Text(Language),
        };
        if (!errors.IsEmpty)
        {
            site.Check(errors);
            errors.ThrowIfAny();
        }

        return new SaveSiteCommand { Site = site, Version = Version, Logo = await ReadAsync(Logo, cancellationToken), RemoveLogo = RemoveLogo, TimeZone = TimeZone };
    }

    private static string Text(string? value) => (value ?? "").Trim().Replace("\r\n", "\n", StringComparison.Ordinal);

    // One byte more than is allowed is enough to see that a file is too large.
    private static async Task<byte[]?> ReadAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null || file.Length == 0)
            return null;
        var bytes = new byte[Math.Min(file.Length, LogoImage.MostBytes + 1)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
