using Microsoft.EntityFrameworkCore;
using PayHall.Errors;
using PayHall.Identity.Data;
using PayHall.Identity.SecondFactors;
using PayHall.Tenants;

namespace PayHall.Identity.SignIn;

/// <summary>The second step of signing in (I-12). Wrong codes count with wrong passwords: five of either lock the account.</summary>
internal sealed class SignInWithSecondFactor(IdentityDb db, SignInDefences defences, SecondFactorCheck check, SignInSessions sessions, TenantClock clock)
{
    /// <summary>Signs in.</summary>
    /// <exception cref="InputException">The code is missing.</exception>
    /// <exception cref="RuleException">Refused; the message is for the person.</exception>
    public async Task<SignedIn> HandleAsync(SecondStep step, string? code, string userAgent, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        if (string.IsNullOrWhiteSpace(code))
            errors.Add("Code", "请输入 6 位验证码或恢复码");
        errors.ThrowIfAny();

        await defences.Limits.EnterAsync(cancellationToken);
        var user = await db.AllUsers.AsNoTracking().FirstOrDefaultAsync(candidate => candidate.Id == step.UserId, cancellationToken);
        if (user is null || user.SecurityStamp != step.SecurityStamp || !user.TwoFactorEnabled || !user.Enabled || user.DeletedAt is not null
            || user.ValidFrom > clock.Today || user.ValidTo < clock.Today)
            throw new SecondStepOverException();

        var isOpen = await defences.Failures.TrySignInAsync(user.Id, cancellationToken);
        if (!isOpen || !await check.IsCodeAsync(user, code, cancellationToken))
        {
            await sessions.RecordWrongCodeAsync(user, cancellationToken);
            throw new SecondFactorRefusedException(await defences.Failures.ModeAsync(cancellationToken));
        }

        await defences.Limits.LeaveAsync(cancellationToken);
        var session = await sessions.OpenAsync(user, rehashed: null, userAgent, cancellationToken);
        return new SignedIn(session, user.UserName!, user.MustChangePassword);
    }
}
