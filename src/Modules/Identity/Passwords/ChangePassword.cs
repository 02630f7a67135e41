using Dapper;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Errors;
using PayHall.Identity.Accounts;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;
using PayHall.Identity.SignIn;
using PayHall.Security;

namespace PayHall.Identity.Passwords;

/// <summary>修改登陆密码 (I-03): ends every session of the account; the caller begins a new one for this browser.</summary>
internal sealed class ChangePassword(IdentityDb db, AuditedWriter writer, AccessContext access, PasswordHashing hashing, PasswordChecks checks)
{
    /// <summary>Changes the password; answers the account's new security stamp.</summary>
    /// <exception cref="InputException">A field is wrong.</exception>
    public async Task<string> HandleAsync(ChangePasswordCommand command, CancellationToken cancellationToken)
    {
        var id = access.RequiredActor.Id;
        var user = await db.AllUsers.AsNoTracking().SingleAsync(candidate => candidate.Id == id, cancellationToken);
        await CheckAsync(command, user, cancellationToken);

        var hash = await hashing.HashAsync(command.New!, cancellationToken);
        var stamp = AccountWriter.NewStamp();
        var isChanged = await writer.ExecuteIfAsync(
            new AuditEntry("Identity.PasswordChanged", "account:" + user.UserName),
            async (transaction, _) => await transaction.Connection.ExecuteAsync(
                """
                UPDATE identity_users SET password_hash = @Hash, must_change_password = @No, security_stamp = @Stamp, access_failed_count = 0, lockout_end = NULL
                WHERE id = @Id AND security_stamp = @OldStamp
                """,
                new { user.Id, Hash = hash, No = false, Stamp = stamp, OldStamp = user.SecurityStamp },
                transaction.Transaction) == 1,
            cancellationToken);
        return isChanged ? stamp : throw new PasswordChangedMeanwhileException();
    }

    private async Task CheckAsync(ChangePasswordCommand command, User user, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        if (string.IsNullOrEmpty(command.Current))
            errors.Add(nameof(command.Current), "请输入原密码");
        else
            await CheckCurrentAsync(errors, user, command.Current, cancellationToken);

        if (string.IsNullOrEmpty(command.New))
            errors.Add(nameof(command.New), "请输入新密码");
        else
            await checks.Guidance.CheckAsync(errors, nameof(command.New), command.New, user.UserName!, command.Current, cancellationToken);
        PasswordGuidance.CheckRepeated(errors, nameof(command.Repeated), command.New ?? "", command.Repeated ?? "");
        errors.ThrowIfAny();
    }

    private async Task CheckCurrentAsync(InputErrors errors, User user, string current, CancellationToken cancellationToken)
    {
        var isRight = await hashing.VerifyAsync(user.PasswordHash, current, cancellationToken) != PasswordVerificationResult.Failed;
        if (await checks.Failures.AcceptSignInAsync(user.Id, isRight))
            return;
        await writer.ExecuteAsync(new AuditEntry("Identity.PasswordRefused", "account:" + user.UserName) { IsRefused = true }, (_, _) => Task.CompletedTask, cancellationToken);
        if (isRight || await IsLockedAsync(user.Id, cancellationToken))
            errors.Add(nameof(ChangePasswordCommand.Current), "原密码连续输错 {0} 次，账号已锁定；请联系管理员解锁或重置", FailureCounter.Limit);
        else
            errors.Add(nameof(ChangePasswordCommand.Current), "原密码不正确，请重新输入");
    }

    private async Task<bool> IsLockedAsync(string userId, CancellationToken cancellationToken)
        => await db.AllUsers.Where(user => user.Id == userId).Select(user => user.LockoutEnd).SingleAsync(cancellationToken) is { } until && !checks.Failures.IsOver(until);
}
