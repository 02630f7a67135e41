using Dapper;
using PayHall.Auditing;
using PayHall.Errors;
using PayHall.Identity.Access;
using PayHall.Identity.Auditing;
using PayHall.Identity.Notifications;
using PayHall.Identity.Passwords;

namespace PayHall.Identity.PaymentPasswords;

/// <summary>
/// 重置支付密码 (S-06) by an administrator: the new one must be changed by its owner before it is good for anything, so the
/// administrator can't approve in the owner's name.
/// </summary>
internal sealed class ResetPaymentPassword(AuditedWriter writer, Authority authority, PasswordHashing hashing, PasswordGuidance guidance)
{
    /// <summary>Resets; answers the person's name.</summary>
    /// <exception cref="InputException">A field is wrong.</exception>
    public async Task<string> HandleAsync(string? userId, string? password, string? repeated, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        if (string.IsNullOrEmpty(userId))
            errors.Add("UserId", "请选择账号");
        if (string.IsNullOrEmpty(password))
            errors.Add("New", "请输入新密码");
        errors.ThrowIfAny();

        var user = await authority.RequireUserAsync(userId, cancellationToken);
        authority.RefuseSelf(user);
        await guidance.CheckAsync(errors, "New", password!, user.UserName!, null, cancellationToken);
        PasswordGuidance.CheckRepeated(errors, "Repeated", password!, repeated ?? "");
        errors.ThrowIfAny();
        var hash = await hashing.HashAsync(password!, cancellationToken);
        await writer.ExecuteAsync(
            new AuditEntry("Identity.PaymentPasswordReset", "account:" + user.UserName),
            async (transaction, _) =>
            {
                await transaction.Connection.ExecuteAsync(
                    """
                    UPDATE identity_users SET payment_password_hash = @Hash, payment_must_change = @Yes, payment_failed_count = 0, payment_locked_until = NULL
                    WHERE id = @Id
                    """,
                    new { user.Id, Hash = hash, Yes = true },
                    transaction.Transaction);
                await writer.TellAsync(transaction, user.Id, AccountNotices.PaymentPasswordReset);
            },
            cancellationToken);
        return user.DisplayName;
    }
}
