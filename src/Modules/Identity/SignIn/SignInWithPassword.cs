using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PayHall.Errors;
using PayHall.Identity.Accounts;
using PayHall.Identity.Data;
using PayHall.Identity.Domain;
using PayHall.Identity.Passwords;
using PayHall.Identity.Profiles;
using PayHall.Tenants;

namespace PayHall.Identity.SignIn;

/// <summary>
/// Signs a person in with user name, password and captcha (S-01, I-04, I-05). An unknown name, a wrong password and a locked
/// account get the same answer after the same work; that an account is disabled is told to those alone who know its password.
/// </summary>
internal sealed class SignInWithPassword(
    IdentityDb db,
    SignInDefences defences,
    PasswordHashing hashing,
    SignInSessions sessions,
    TenantClock clock)
{
    /// <summary>Signs in.</summary>
    /// <exception cref="InputException">A field is empty or the captcha wrong.</exception>
    /// <exception cref="RuleException">Refused; the message is for the person.</exception>
    public async Task<SignedIn> HandleAsync(SignInCommand command, CancellationToken cancellationToken)
    {
        var isCaptchaAsked = await defences.Captcha.IsAskedAsync(cancellationToken);
        RequireFields(command, isCaptchaAsked);
        var attempt = await defences.Limits.EnterAsync(cancellationToken);
        var name = UserNames.Normalize(command.UserName!);
        var user = await db.AllUsers.AsNoTracking().FirstOrDefaultAsync(candidate => candidate.NormalizedUserName == name && candidate.DeletedAt == null, cancellationToken);
        if (isCaptchaAsked)
            await RequireCaptchaAsync(command, user, cancellationToken);
        var password = command.Password!.Length <= PasswordRules.MaxLength ? command.Password : "";
        var verified = await hashing.VerifyAsync(user?.PasswordHash, password, cancellationToken);
        var isAccepted = await defences.Failures.AcceptSignInAsync(user?.Id, verified != PasswordVerificationResult.Failed, forgets: user is not { TwoFactorEnabled: true });
        if (user is null || !isAccepted)
        {
            await sessions.RecordRefusalAsync(user, ReasonOf(user, verified != PasswordVerificationResult.Failed), cancellationToken);
            throw new SignInRefusedException(await defences.Failures.ModeAsync(cancellationToken));
        }

        await defences.Limits.LeaveAsync(attempt, cancellationToken);
        if ((AccountState.Refusal(user, clock.Today) ?? CertificateDemand(user)) is { } refusal)
        {
            await sessions.RecordRefusalAsync(user, ReasonOf(user, refusal), cancellationToken);
            throw refusal;
        }

        var rehashed = verified == PasswordVerificationResult.SuccessRehashNeeded ? await hashing.HashAsync(password, cancellationToken) : null;
        if (user.TwoFactorEnabled)
        {
            await sessions.RecordFirstStepAsync(user, rehashed, cancellationToken);
            return new SignedIn(null, user.UserName!, user.MustChangePassword) { SecondStep = new SecondStep(user.Id, user.SecurityStamp!) };
        }

        var session = await sessions.OpenAsync(user, rehashed, command.UserAgent, cancellationToken);
        return new SignedIn(session, user.UserName!, user.MustChangePassword) { Preferences = AccountPreferences.Of(user) };
    }

    // A right password that is not accepted, and any password of an account that was locked before, met the lock.
    private SignInRefusal ReasonOf(User? user, bool isRight)
    {
        if (user is null)
            return SignInRefusal.UnknownAccount;
        return isRight || (user.LockoutEnd is { } until && !defences.Failures.IsOver(until)) ? SignInRefusal.Locked : SignInRefusal.WrongPassword;
    }

    private static SignInRefusal ReasonOf(User user, RuleException refusal)
    {
        if (refusal is CertificateRequiredException)
            return SignInRefusal.CertificateRequired;
        return user.Enabled ? SignInRefusal.NotValid : SignInRefusal.Disabled;
    }

    // Told, like the account's state, to those alone who know the password.
    private static CertificateRequiredException? CertificateDemand(User user) => user.CaRequired ? new CertificateRequiredException(user.Id) : null;

    private static void RequireFields(SignInCommand command, bool isCaptchaAsked)
    {
        var errors = new InputErrors();
        if (string.IsNullOrWhiteSpace(command.UserName))
            errors.Add(nameof(command.UserName), "请输入用户名");
        if (string.IsNullOrEmpty(command.Password))
            errors.Add(nameof(command.Password), "请输入密码");
        if (isCaptchaAsked && string.IsNullOrWhiteSpace(command.CaptchaAnswer))
            errors.Add(nameof(command.CaptchaAnswer), "请输入图中的字符");
        errors.ThrowIfAny();
    }

    private async Task RequireCaptchaAsync(SignInCommand command, User? user, CancellationToken cancellationToken)
    {
        if (await defences.Captcha.UseAsync(command.CaptchaTicket, command.CaptchaAnswer, cancellationToken))
            return;
        await sessions.RecordRefusalAsync(user, SignInRefusal.WrongCaptcha, cancellationToken);
        var errors = new InputErrors();
        errors.Add(nameof(command.CaptchaAnswer), "验证码不正确或已过期，请输入新图中的字符");
        throw new InputException(errors);
    }
}
