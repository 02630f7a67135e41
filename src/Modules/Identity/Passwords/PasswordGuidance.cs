using PayHall.Errors;
using PayHall.Identity.Domain;
using PayHall.Security;
using PayHall.Settings;
using PayHall.Tenants;

namespace PayHall.Identity.Passwords;

/// <summary>The tenant's password rules and initial passwords.</summary>
internal sealed class PasswordGuidance(ISettings<IdentitySettings> settings, ISettings<SiteSettings> site, TenantSettings tenant)
{
    /// <summary>Adds what is wrong with a new password to <paramref name="errors"/>.</summary>
    /// <param name="errors">Where to add it.</param>
    /// <param name="field">The field that holds the new password.</param>
    /// <param name="password">The new password.</param>
    /// <param name="userName">Sign-in name of the account.</param>
    /// <param name="current">The password so far as typed, or null when an administrator sets it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task CheckAsync(InputErrors errors, string field, string password, string userName, string? current, CancellationToken cancellationToken)
    {
        var mine = await settings.GetAsync(cancellationToken);
        var names = await site.GetAsync(cancellationToken);
        string[] words = [.. mine.RefusedWords, names.Name, names.ShortName, tenant.Name, mine.InitialPassword];
        new PasswordRules(mine.Policy, [.. words.Where(word => word.Length >= 3)]).Check(errors, field, password, userName, current);
    }

    /// <summary>Checks that the new password was typed alike twice.</summary>
    public static void CheckRepeated(InputErrors errors, string field, string password, string repeated)
    {
        if (!string.Equals(password, repeated, StringComparison.Ordinal))
            errors.Add(field, "两次输入的新密码不一致");
    }

    /// <summary>The password of a new account.</summary>
    public async Task<string> InitialAsync(CancellationToken cancellationToken)
        => await settings.GetAsync(cancellationToken) is { RandomInitialPassword: false } mine ? mine.InitialPassword : Random();

    /// <summary>A random password of 16 characters without look-alikes, with letters, digits and symbols.</summary>
    public static string Random() => RandomPassword.New();
}
