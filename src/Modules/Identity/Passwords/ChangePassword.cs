using Dapper;
using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Errors;
using PayHall.Identity.Accounts;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;

namespace PayHall.Identity.Passwords;

/// <summary>修改登陆密码 (I-03): ends every session of the account; the caller begins a new one for this browser.</summary>
internal sealed class ChangePassword(OwnAccount own, AuditedWriter writer, PasswordReentry reentry, PasswordHashing hashing, PasswordGuidance guidance)
{
    /// <summary>Changes the password; answers the account's new security stamp.</summary>
    /// <exception cref="InputException">A field is wrong.</exception>
    public async Task<string> HandleAsync(ChangePasswordCommand command, CancellationToken cancellationToken)
    {
        var user = await own.RequireAsync(cancellationToken);
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
            await reentry.CheckAsync(errors, nameof(command.Current), user, command.Current, cancellationToken);

        if (string.IsNullOrEmpty(command.New))
            errors.Add(nameof(command.New), "请输入新密码");
        else
            await guidance.CheckAsync(errors, nameof(command.New), command.New, user.UserName!, command.Current, cancellationToken);
        PasswordGuidance.CheckRepeated(errors, nameof(command.Repeated), command.New ?? "", command.Repeated ?? "");
        errors.ThrowIfAny();
    }
}
