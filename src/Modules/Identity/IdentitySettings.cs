using PayHall.Errors;
using PayHall.Identity.Domain;
using PayHall.Settings;

namespace PayHall.Identity;

/// <summary>How people sign in to this tenant; settings name <c>identity</c>.</summary>
internal sealed record IdentitySettings : ICheckedSettings
{
    /// <summary>Without a captcha an address may fail no more often than this within ten minutes.</summary>
    public const int MostWithoutCaptcha = 20;

    private const int MostWords = 50;

    /// <summary>Heading of the sign-in form, e.g. 会员登录.</summary>
    public string SignInTitle { get; init; } = "账号登录";

    /// <summary>Password of a new account until its first sign-in (I-03); also the initial payment password, unless initial passwords are random.</summary>
    [SecretSetting]
    public string InitialPassword { get; init; } = "Ha@654321";

    /// <summary>True gives each new account a random initial password, shown once, in place of <see cref="InitialPassword"/>.</summary>
    public bool RandomInitialPassword { get; init; }

    /// <summary>What a password must look like.</summary>
    public PasswordPolicy Policy { get; init; } = PasswordPolicy.Classic;

    /// <summary>How long five wrong passwords lock an account (I-05).</summary>
    public LockoutMode Lockout { get; init; } = LockoutMode.UntilNextDay;

    /// <summary>Words of the tenant's own that no password may contain, beside its name.</summary>
    public IReadOnlyList<string> RefusedWords { get; init; } = [];

    /// <summary>True asks for a captcha at every sign-in by password (I-04). Without it the limits have to be narrow.</summary>
    public bool Captcha { get; init; } = true;

    /// <summary>
    /// True leads whoever holds one of <see cref="Permissions.Administrative"/>, and signs in neither with a certificate nor with a second
    /// factor, to set one up before anything else (I-12).
    /// </summary>
    public bool SecondFactorForAdministrators { get; init; }

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

    /// <inheritdoc />
    public void Check(InputErrors errors)
    {
        if (string.IsNullOrWhiteSpace(SignInTitle) || SignInTitle.Length > 20)
            errors.Add(nameof(SignInTitle), "请输入登录框标题，不超过 {0} 个字符", 20);
        if (!IsInitialPassword(InitialPassword))
            errors.Add(nameof(InitialPassword), "初始密码为 {0} 到 {1} 个字符，由字母、数字和符号组成", 8, PasswordRules.MaxLength);
        if (!Enum.IsDefined(Policy))
            errors.Add(nameof(Policy), "请选择密码规则");
        if (!Enum.IsDefined(Lockout))
            errors.Add(nameof(Lockout), "请选择锁定方式");
        if (RefusedWords.Count > MostWords)
            errors.Add(nameof(RefusedWords), "禁用词最多 {0} 个", MostWords);
        if (RefusedWords.Any(word => word.Trim().Length is < 3 or > 30))
            errors.Add(nameof(RefusedWords), "每个禁用词为 {0} 到 {1} 个字符；再短会误伤正常密码", 3, 30);
        Range(errors, nameof(IdleMinutes), IdleMinutes, 5, 240);
        Range(errors, nameof(SessionHours), SessionHours, 1, 24);
        Range(errors, nameof(TenantLimit), TenantLimit, 100, 100_000);
        Range(errors, nameof(TokenMinutes), TokenMinutes, 5, 720);
        Range(errors, nameof(AppDays), AppDays, 1, 365);
        if (Captcha)
            Range(errors, nameof(AddressLimit), AddressLimit, 5, 1000);
        else if (AddressLimit is < 5 or > MostWithoutCaptcha)
            errors.Add(nameof(AddressLimit), "不用验证码时应为 {0} 到 {1}：次数上限是仅剩的防猜手段", 5, MostWithoutCaptcha);
        if (AddressLimit > TenantLimit)
            errors.AddOnce(nameof(AddressLimit), "不能大于全站上限");
    }

    // Easy to guess it may be, as the manuals' is: it opens nothing but the form that changes it.
    private static bool IsInitialPassword(string password)
        => password.Length is >= 8 and <= PasswordRules.MaxLength && password.Any(char.IsLetter) && password.Any(char.IsAsciiDigit) && !password.All(char.IsLetterOrDigit);

    private static void Range(InputErrors errors, string field, int value, int least, int most)
    {
        if (value < least || value > most)
            errors.Add(field, "应为 {0} 到 {1} 之间的整数", least, most);
    }
}
