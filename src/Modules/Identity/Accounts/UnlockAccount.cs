using Dapper;
using PayHall.Auditing;
using PayHall.Identity.Access;
using PayHall.Identity.Auditing;
using PayHall.Identity.Notifications;

namespace PayHall.Identity.Accounts;

/// <summary>解锁: ends the locks of the sign-in and the payment password before their time (I-02).</summary>
internal sealed class UnlockAccount(AuditedWriter writer, Authority authority)
{
    /// <summary>Unlocks; answers the person's name.</summary>
    public async Task<string> HandleAsync(string? id, CancellationToken cancellationToken)
    {
        var user = await authority.RequireUserAsync(id, cancellationToken);
        authority.RefuseSelf(user);
        await writer.ExecuteAsync(
            new AuditEntry(
                "Identity.AccountUnlocked",
                "account:" + user.UserName,
                AuditState.Of(new { user.LockoutEnd, user.PaymentLockedUntil }),
                AuditState.Of(new { LockoutEnd = (DateTimeOffset?)null, PaymentLockedUntil = (DateTimeOffset?)null })),
            async (transaction, _) =>
            {
                await transaction.Connection.ExecuteAsync(
                    """
                    UPDATE identity_users SET access_failed_count = 0, lockout_end = NULL, payment_failed_count = 0, payment_locked_until = NULL
                    WHERE id = @Id
                    """,
                    new { user.Id },
                    transaction.Transaction);
                await writer.TellAsync(transaction, user.Id, AccountNotices.Unlocked);
            },
            cancellationToken);
        return user.DisplayName;
    }
}
