using PayHall.Identity.Data;

namespace PayHall.Identity.Profiles;

/// <summary>How a person wants to see the site, kept with the account (I-14); what is null each browser decides for itself.</summary>
/// <param name="Language">One of <see cref="PayHall.Settings.SiteSettings.Languages"/>, or null.</param>
/// <param name="Appearance">One of <see cref="PayHall.Components.Appearance.Choices"/>, or null.</param>
internal sealed record AccountPreferences(string? Language, string? Appearance)
{
    /// <summary>Nothing was chosen.</summary>
    public static readonly AccountPreferences None = new(null, null);

    /// <summary>What the account's owner chose.</summary>
    public static AccountPreferences Of(User user) => new(user.Language, user.Appearance);
}
