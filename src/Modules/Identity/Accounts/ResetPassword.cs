using Dapper;
using PayHall.Auditing;
using PayHall.Identity.Access;
using PayHall.Identity.Auditing;
using PayHall.Identity.Notifications;
using PayHall.Identity.Passwords;

namespace PayHall.Identity.Accounts;

/// <summary>重置密码 (S-04): a new random password, shown once, to be changed at the next sign-in; also unlocks. A machine that knew it could sign in as the person, so a person resets.</summary>
internal sealed class ResetPassword(AuditedWriter writer, Authority authority, PasswordHashing hashing)
{
    /// <summary>Resets; answers the person's name and the new password.</summary>
    public async Task<(string UserName, string Password)> HandleAsync(string? id, CancellationToken cancellationToken)
    {
        authority.RequirePerson();
        var user = await authority.RequireUserAsync(id, cancellationToken);
        authority.RefuseSelf(user);
        var password = PasswordGuidance.Random();
        var hash = await hashing.HashAsync(password, cancellationToken);
        await writer.ExecuteAsync(
            new AuditEntry("Identity.PasswordReset", "account:" + user.UserName),
            async (transaction, _) =>
            {
                await transaction.Connection.ExecuteAsync(
                    """
                    UPDATE identity_users SET password_hash = @Hash, must_change_password = @Yes, security_stamp = @Stamp, access_failed_count = 0, lockout_end = NULL
                    WHERE id = @Id
                    """,
                    new { user.Id, Hash = hash, Yes = true, Stamp = AccountWriter.NewStamp() },
                    transaction.Transaction);
                await writer.TellAsync(transaction, user.Id, AccountNotices.PasswordReset);
            },
            cancellationToken);
        return (user.UserName!, password);
    }
}
