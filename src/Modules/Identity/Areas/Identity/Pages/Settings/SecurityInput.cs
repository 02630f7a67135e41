using PayHall.Identity.Domain;
using PayHall.Settings;

namespace PayHall.Identity.Areas.Identity.Pages.Settings;

/// <summary>The form of the settings of sign-in.</summary>
internal sealed class SecurityInput
{
    public long Version { get; set; }

    public string? SignInTitle { get; set; }

    public LockoutMode Lockout { get; set; }

    public bool Captcha { get; set; }

    public bool SecondFactorForAdministrators { get; set; }

    public PasswordPolicy Policy { get; set; }

    public string? InitialPassword { get; set; }

    public bool RandomInitialPassword { get; set; }

    public string? RefusedWords { get; set; }

    public int AddressLimit { get; set; }

    public int TenantLimit { get; set; }

    public int IdleMinutes { get; set; }

    public int SessionHours { get; set; }

    public int TokenMinutes { get; set; }

    public int AppDays { get; set; }

    /// <summary>The stored settings; the initial password is never shown.</summary>
    public static SecurityInput Of(StoredSettings<IdentitySettings> stored) => new()
    {
        Version = stored.Version,
        SignInTitle = stored.Value.SignInTitle,
        Lockout = stored.Value.Lockout,
        Captcha = stored.Value.Captcha,
        SecondFactorForAdministrators = stored.Value.SecondFactorForAdministrators,
        Policy = stored.Value.Policy,
        RandomInitialPassword = stored.Value.RandomInitialPassword,
        RefusedWords = string.Join('\n', stored.Value.RefusedWords),
        AddressLimit = stored.Value.AddressLimit,
        TenantLimit = stored.Value.TenantLimit,
        IdleMinutes = stored.Value.IdleMinutes,
        SessionHours = stored.Value.SessionHours,
        TokenMinutes = stored.Value.TokenMinutes,
        AppDays = stored.Value.AppDays,
    };

    /// <summary>The settings as the form wants them; what it does not show stays as it is.</summary>
    public IdentitySettings ApplyTo(IdentitySettings stored) => stored with
    {
        SignInTitle = (SignInTitle ?? "").Trim(),
        Lockout = Lockout,
        Captcha = Captcha,
        SecondFactorForAdministrators = SecondFactorForAdministrators,
        Policy = Policy,
        InitialPassword = string.IsNullOrEmpty(InitialPassword) ? stored.InitialPassword : InitialPassword,
        RandomInitialPassword = RandomInitialPassword,
        RefusedWords = [.. (RefusedWords ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)],
        AddressLimit = AddressLimit,
        TenantLimit = TenantLimit,
        IdleMinutes = IdleMinutes,
        SessionHours = SessionHours,
        TokenMinutes = TokenMinutes,
        AppDays = AppDays,
    };
}
