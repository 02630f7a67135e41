using Dapper;
using PayHall.Auditing;
using PayHall.Errors;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;
using PayHall.Identity.Passwords;

namespace PayHall.Identity.PaymentPasswords;

/// <summary>修改支付密码 (S-06); the same rules as for the sign-in password, and not the same password.</summary>
internal sealed class ChangePaymentPassword(AuditedWriter writer, PasswordHashing hashing, PasswordGuidance guidance, PaymentPasswordCheck check)
{
    /// <summary>Changes it.</summary>
    /// <exception cref="InputException">A field is wrong.</exception>
    public async Task HandleAsync(ChangePasswordCommand command, CancellationToken cancellationToken)
    {
        var user = await check.RequireUserAsync(cancellationToken);
        await CheckAsync(command, user, cancellationToken);
        var hash = await hashing.HashAsync(command.New!, cancellationToken);
        await writer.ExecuteAsync(
            new AuditEntry("Identity.PaymentPasswordChanged", "account:" + user.UserName),
            (transaction, _) => transaction.Connection.ExecuteAsync(
                """
                UPDATE identity_users SET payment_password_hash = @Hash, payment_must_change = @No, payment_failed_count = 0, payment_locked_until = NULL
                WHERE id = @Id
                """,
                new { user.Id, Hash = hash, No = false },
                transaction.Transaction),
            cancellationToken);
    }

    private async Task CheckAsync(ChangePasswordCommand command, User user, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        if (string.IsNullOrEmpty(command.New))
            errors.Add(nameof(command.New), "请输入新密码");
        else
            await guidance.CheckAsync(errors, nameof(command.New), command.New, user.UserName!, command.Current, cancellationToken);
        PasswordGuidance.CheckRepeated(errors, nameof(command.Repeated), command.New ?? "", command.Repeated ?? "");
        if (string.IsNullOrEmpty(command.Current))
            errors.Add(nameof(command.Current), "请输入原支付密码");
        errors.ThrowIfAny();

        if (await hashing.VerifyOwnAsync(user.Id, user.PasswordHash, command.New!, cancellationToken) != Microsoft.AspNetCore.Identity.PasswordVerificationResult.Failed)
            errors.Add(nameof(command.New), "支付密码不能与登录密码相同");
        errors.ThrowIfAny();
        await check.VerifyAsync(user, command.Current!, cancellationToken);
    }
}
