using Microsoft.EntityFrameworkCore;
using PayHall.Errors;
using PayHall.Identity.Data;
using PayHall.Identity.Profiles;
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

        var attempt = await defences.Limits.EnterAsync(cancellationToken);
        var user = await db.AllUsers.AsNoTracking().FirstOrDefaultAsync(candidate => candidate.Id == step.UserId, cancellationToken);
        if (user is null || user.SecurityStamp != step.SecurityStamp || !user.TwoFactorEnabled || user.DeletedAt is not null || AccountState.Refusal(user, clock.Today) is not null)
            throw new SecondStepOverException();

        // Looked at before the code, so that a recovery code is not used up on a locked account.
        var isLocked = user.LockoutEnd is { } until && !defences.Failures.IsOver(until);
        var isRight = !isLocked && await check.IsCodeAsync(user, code, cancellationToken);
        if (!await defences.Failures.AcceptSignInAsync(user.Id, isRight))
        {
            await sessions.RecordWrongCodeAsync(user, cancellationToken);
            throw new SecondFactorRefusedException(await defences.Failures.ModeAsync(cancellationToken));
        }

        await defences.Limits.LeaveAsync(attempt, cancellationToken);
        var session = await sessions.OpenAsync(user, rehashed: null, userAgent, cancellationToken);
        return new SignedIn(session, user.UserName!, user.MustChangePassword) { Preferences = AccountPreferences.Of(user) };
    }
}
