using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PayHall.Errors;
using PayHall.Identity.Accounts;
using PayHall.Identity.Data;
using PayHall.Identity.Domain;
using PayHall.Identity.Passwords;
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
        RequireFields(command);
        await defences.Limits.EnterAsync(cancellationToken);
        await RequireCaptchaAsync(command, cancellationToken);

        var name = UserNames.Normalize(command.UserName!);
        var user = await db.AllUsers.AsNoTracking().FirstOrDefaultAsync(candidate => candidate.NormalizedUserName == name && candidate.DeletedAt == null, cancellationToken);
        var isOpen = await defences.Failures.TrySignInAsync(user?.Id, cancellationToken);
        var password = command.Password!.Length <= PasswordRules.MaxLength ? command.Password : "";
        var verified = await hashing.VerifyAsync(user?.PasswordHash, password, cancellationToken);
        if (user is null || !isOpen || verified == PasswordVerificationResult.Failed)
        {
            await sessions.RecordRefusalAsync(user, cancellationToken);
            throw new SignInRefusedException(await defences.Failures.ModeAsync(cancellationToken));
        }

        await defences.Limits.LeaveAsync(cancellationToken);
        if (Refusal(user) is { } refusal)
        {
            await defences.Failures.ForgetSignInAsync(user.Id, cancellationToken);
            await sessions.RecordRefusalAsync(user, cancellationToken);
            throw refusal;
        }

        var rehashed = verified == PasswordVerificationResult.SuccessRehashNeeded ? await hashing.HashAsync(password, cancellationToken) : null;
        if (user.TwoFactorEnabled)
        {
            await defences.Failures.TakeBackSignInAsync(user.Id, rehashed, cancellationToken);
            return new SignedIn(null, user.UserName!, user.MustChangePassword) { SecondStep = new SecondStep(user.Id, user.SecurityStamp!) };
        }

        var session = await sessions.OpenAsync(user, rehashed, command.UserAgent, cancellationToken);
        return new SignedIn(session, user.UserName!, user.MustChangePassword);
    }

    private static void RequireFields(SignInCommand command)
    {
        var errors = new InputErrors();
        if (string.IsNullOrWhiteSpace(command.UserName))
            errors.Add(nameof(command.UserName), "请输入用户名");
        if (string.IsNullOrEmpty(command.Password))
            errors.Add(nameof(command.Password), "请输入密码");
        if (string.IsNullOrWhiteSpace(command.CaptchaAnswer))
            errors.Add(nameof(command.CaptchaAnswer), "请输入图中的字符");
        errors.ThrowIfAny();
    }

    private async Task RequireCaptchaAsync(SignInCommand command, CancellationToken cancellationToken)
    {
        if (await defences.Captcha.UseAsync(command.CaptchaTicket, command.CaptchaAnswer, cancellationToken))
            return;
        var errors = new InputErrors();
        errors.Add(nameof(command.CaptchaAnswer), "验证码不正确或已过期，请输入新图中的字符");
        throw new InputException(errors);
    }

    private RuleException? Refusal(User user)
    {
        if (!user.Enabled)
            return new AccountDisabledException();
        return user.ValidFrom > clock.Today || user.ValidTo < clock.Today
            ? new AccountNotValidException(Format(user.ValidFrom), Format(user.ValidTo))
            : null;
    }

    private static string Format(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "…";
}
