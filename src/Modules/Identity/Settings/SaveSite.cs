using PayHall.Auditing;
using PayHall.Branding;
using PayHall.Errors;
using PayHall.Settings;
using PayHall.Tenants;

namespace PayHall.Identity.Settings;

/// <summary>Saves how the site presents itself (P-05), its logo and the time zone of its days.</summary>
internal sealed class SaveSite(SettingsEditor<SiteSettings> editor, ISettings<SiteLogo> logos, ITenantTimeZone timeZone, IAuditTrail audit)
{
    /// <summary>The settings to edit, with the version to give back.</summary>
    public Task<StoredSettings<SiteSettings>> ReadAsync(CancellationToken cancellationToken) => editor.ReadAsync(cancellationToken);

    /// <summary>Saves; false if nothing differs.</summary>
    /// <exception cref="InputException">A field is wrong; nothing is changed.</exception>
    /// <exception cref="SettingsChangedException">Somebody else saved meanwhile; nothing is changed.</exception>
    public async Task<bool> HandleAsync(SaveSiteCommand command, CancellationToken cancellationToken)
    {
        var stored = await editor.ReadAsync(cancellationToken);
        var errors = new InputErrors();
        if (command.Logo is { } picture)
            LogoImage.Check(picture, nameof(command.Logo), errors);
        if (!timeZone.IsKnown(command.TimeZone))
            errors.Add(nameof(command.TimeZone), "请选择时区");
        command.Site.Check(errors);
        errors.ThrowIfAny();

        var hash = command.RemoveLogo ? "" : command.Logo is { } file ? LogoImage.Hash(file) : stored.Value.LogoHash;
        var isSaved = await SaveAsync(command.Site with { LogoHash = hash }, stored.Value.LogoHash, command, cancellationToken);
        return await SaveTimeZoneAsync(command.TimeZone!, cancellationToken) || isSaved;
    }

    private async Task<bool> SaveAsync(SiteSettings site, string presentHash, SaveSiteCommand command, CancellationToken cancellationToken)
    {
        if (site.LogoHash == presentHash)
            return await editor.SaveAsync(site, command.Version, cancellationToken);
        var logo = new SiteLogo { Data = site.LogoHash.Length == 0 ? "" : Convert.ToBase64String(command.Logo!) };
        var stored = await logos.ReadAsync(cancellationToken);
        var isSaved = await editor.SaveAsync(
            site,
            command.Version,
            async (transaction, cancellation) =>
            {
                if (!await logos.ReplaceAsync(transaction, logo, stored.Version, cancellation))
                    throw new SettingsChangedException();
            },
            cancellationToken);
        logos.Forget();
        return isSaved;
    }

    // The time zone stands in the tenant's own file, outside its database: the row comes first, so that no change goes unrecorded.
    private async Task<bool> SaveTimeZoneAsync(string name, CancellationToken cancellationToken)
    {
        if (timeZone.Current == name)
            return false;
        var entry = new AuditEntry("Settings.Changed", "settings:site", AuditState.Of(new { timeZone = timeZone.Current }), AuditState.Of(new { timeZone = name }));
        await audit.AppendAsync(entry, cancellationToken);
        await timeZone.ChangeAsync(name);
        return true;
    }
}
