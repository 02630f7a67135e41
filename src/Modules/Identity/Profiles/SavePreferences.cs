using Dapper;
using PayHall.Auditing;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Identity.Accounts;
using PayHall.Identity.Auditing;
using PayHall.Settings;

namespace PayHall.Identity.Profiles;

/// <summary>Keeps language and appearance with one's own account (I-14), so that they follow the person to another browser.</summary>
internal sealed class SavePreferences(OwnAccount own, AuditedWriter writer)
{
    /// <summary>Saves.</summary>
    /// <exception cref="InputException">Nothing, or something unknown, was chosen.</exception>
    public async Task HandleAsync(AccountPreferences chosen, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        if (!SiteSettings.Languages.Contains(chosen.Language, StringComparer.Ordinal))
            errors.Add(nameof(chosen.Language), "请选择语言");
        if (!Appearance.Choices.Contains(chosen.Appearance, StringComparer.Ordinal))
            errors.Add(nameof(chosen.Appearance), "请选择深浅色");
        errors.ThrowIfAny();

        var user = await own.RequireAsync(cancellationToken);
        var before = AccountPreferences.Of(user);
        if (before == chosen)
            return;
        await writer.ExecuteAsync(
            new AuditEntry("Identity.PreferencesChanged", "account:" + user.UserName, State(before), State(chosen)),
            (transaction, _) => transaction.Connection.ExecuteAsync(
                "UPDATE identity_users SET language = @Language, appearance = @Appearance WHERE id = @Id",
                new { user.Id, chosen.Language, chosen.Appearance },
                transaction.Transaction),
            cancellationToken);
    }

    private static string State(AccountPreferences preferences)
        => AuditState.Of(new { OwnLanguage = preferences.Language, OwnAppearance = preferences.Appearance });
}
