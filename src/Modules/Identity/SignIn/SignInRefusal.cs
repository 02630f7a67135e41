namespace PayHall.Identity.SignIn;

/// <summary>Why a sign-in was refused, for the audit trail alone: the person at the form is told less.</summary>
internal enum SignInRefusal
{
    /// <summary>The captcha was wrong or used up; the password was not looked at.</summary>
    WrongCaptcha,

    /// <summary>There is no such account.</summary>
    UnknownAccount,

    /// <summary>The account is locked; the password did not count.</summary>
    Locked,

    /// <summary>The password is wrong.</summary>
    WrongPassword,

    /// <summary>The password was right, the account is disabled.</summary>
    Disabled,

    /// <summary>The password was right, today is outside the account's period of validity.</summary>
    NotValid,

    /// <summary>The password was right, the account signs in with its certificate.</summary>
    CertificateRequired,

    /// <summary>The address or the tenant had to wait; nothing was looked at.</summary>
    TooManyAttempts,
}
