using PayHall.Identity.Domain;

namespace PayHall.Identity;

/// <summary>How people sign in to this tenant; settings name <c>identity</c>.</summary>
internal sealed record IdentitySettings
{
    /// <summary>Heading of the sign-in form, e.g. 会员登录.</summary>
    public string SignInTitle { get; init; } = "账号登录";

    /// <summary>Password of a new account until its first sign-in (I-03); also the initial payment password.</summary>
    public string InitialPassword { get; init; } = "Ha@654321";

    /// <summary>True gives each new account a random initial password, shown once, in place of <see cref="InitialPassword"/>.</summary>
    public bool RandomInitialPassword { get; init; }

    /// <summary>What a password must look like.</summary>
    public PasswordPolicy Policy { get; init; } = PasswordPolicy.Classic;

    /// <summary>How long five wrong passwords lock an account (I-05).</summary>
    public LockoutMode Lockout { get; init; } = LockoutMode.UntilNextDay;

    /// <summary>Words of the tenant's own that no password may contain, beside its name.</summary>
    public IReadOnlyList<string> RefusedWords { get; init; } = [];

    /// <summary>Minutes without a request after which a session ends.</summary>
    public int IdleMinutes { get; init; } = 30;

    /// <summary>Hours after which a session ends in any case.</summary>
    public int SessionHours { get; init; } = 12;

    /// <summary>Failed sign-ins from one address within ten minutes after which that address has to wait.</summary>
    public int AddressLimit { get; init; } = 50;

    /// <summary>Failed sign-ins in the whole tenant within ten minutes after which everyone has to wait.</summary>
    public int TenantLimit { get; init; } = 2000;

    /// <summary>Minutes for which an access token is good.</summary>
    public int TokenMinutes { get; init; } = 60;

    /// <summary>Days after which a person's app has to be let in again, however often it renewed its token.</summary>
    public int AppDays { get; init; } = 30;
}
