using Dapper;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Identity.Access;
using PayHall.Identity.Auditing;
using PayHall.Identity.SecondFactors;

namespace PayHall.Identity.Accounts;

/// <summary>
/// 删除账号 (S-04): an account that never acted goes; one that has acted is deactivated and kept, because its acts stand
/// on record under its name.
/// </summary>
internal sealed class DeleteAccount(AuditedWriter writer, Authority authority)
{
    /// <summary>Deletes; answers the person's name.</summary>
    public async Task<string> HandleAsync(string? id, CancellationToken cancellationToken)
    {
        var user = await authority.RequireUserAsync(id, cancellationToken);
        authority.RefuseSelf(user);
        var before = AuditState.Of(new { user.UserName, user.DisplayName, user.UnitId });
        await writer.ExecuteAsync(
            new AuditEntry("Identity.AccountDeleted", "account:" + user.UserName, before),
            async (transaction, now) =>
            {
                await authority.LockAsync(transaction);
                await DeleteAsync(transaction, user.Id, now);
            },
            cancellationToken);
        return user.DisplayName;
    }

    private static async Task DeleteAsync(WriteTransaction transaction, string userId, long now)
    {
        var hasActed = await transaction.Connection.ExecuteScalarAsync<long>(
            "SELECT count(*) FROM (SELECT 1 FROM identity_audit WHERE actor_id = @Id LIMIT 1) AS acts",
            new { Id = userId },
            transaction.Transaction) > 0;
        if (!hasActed)
        {
            await transaction.Connection.ExecuteAsync("DELETE FROM identity_users WHERE id = @Id", new { Id = userId }, transaction.Transaction);
            return;
        }

        await AccountWriter.RenewStampAsync(transaction, userId);
        await AccountWriter.SetRolesAsync(transaction, userId, []);
        await transaction.Connection.ExecuteAsync(
            "DELETE FROM identity_certificates WHERE user_id = @Id; DELETE FROM identity_user_units WHERE user_id = @Id", new { Id = userId }, transaction.Transaction);
        await SecondFactorSetup.ClearAsync(transaction, userId);
        await transaction.Connection.ExecuteAsync(
            "UPDATE identity_users SET enabled = @No, deleted_at = @Now, two_factor_enabled = @No, second_factor_since = NULL WHERE id = @Id",
            new { Id = userId, No = false, Now = now },
            transaction.Transaction);
    }
}
