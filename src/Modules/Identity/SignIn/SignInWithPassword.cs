using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PayHall.Errors;
using PayHall.Identity.Accounts;
using PayHall.Identity.Auditing;
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
            await sessions.RecordRefusalAsync(user, null, cancellationToken);
            throw new SignInRefusedException(await defences.Failures.ModeAsync(cancellationToken));
        }

        await defences.Limits.LeaveAsync(cancellationToken);
        if ((AccountState.Refusal(user, clock.Today) ?? CertificateDemand(user)) is { } refusal)
        {
            await defences.Failures.ForgetSignInAsync(user.Id, cancellationToken);
            await sessions.RecordRefusalAsync(user, AuditedWriter.State(new { Reason = refusal.Code }), cancellationToken);
            throw refusal;
        }

        var rehashed = verified == PasswordVerificationResult.SuccessRehashNeeded ? await hashing.HashAsync(password, cancellationToken) : null;
        var session = await sessions.OpenAsync(user, rehashed, command.UserAgent, cancellationToken);
        return new SignedIn(session, user.UserName!, user.MustChangePassword);
    }

    // Told, like the account's state, to those alone who know the password.
    private static CertificateRequiredException? CertificateDemand(User user) => user.CaRequired ? new CertificateRequiredException(user.Id) : null;

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
}
