using Dapper;
using PayHall.Auditing;
using PayHall.Identity.Access;
using PayHall.Identity.Accounts;
using PayHall.Identity.Auditing;
using PayHall.Identity.Notifications;

namespace PayHall.Identity.SecondFactors;

/// <summary>重置两步验证 by an administrator, for who lost the app and the recovery codes: the person signs in with the password alone and sets it up anew. As with passwords, a person resets.</summary>
internal sealed class ResetSecondFactor(AuditedWriter writer, Authority authority)
{
    /// <summary>Resets; answers the person's name.</summary>
    /// <exception cref="SecondFactorNotEnabledException">There is nothing to reset.</exception>
    public async Task<string> HandleAsync(string? userId, CancellationToken cancellationToken)
    {
        authority.RequirePerson();
        var user = await authority.RequireUserAsync(userId, cancellationToken);
        authority.RefuseSelf(user);
        var isReset = await writer.ExecuteIfAsync(
            new AuditEntry("Identity.SecondFactorReset", "account:" + user.UserName, AuditState.Of(new { SecondFactor = true }), AuditState.Of(new { SecondFactor = false })),
            async (transaction, _) =>
            {
                var changed = await transaction.Connection.ExecuteAsync(
                    "UPDATE identity_users SET two_factor_enabled = @No, second_factor_since = NULL WHERE id = @Id AND two_factor_enabled",
                    new { user.Id, No = false },
                    transaction.Transaction);
                if (changed == 0)
                    return false;
                await SecondFactorSetup.ClearAsync(transaction, user.Id);
                await AccountWriter.RenewStampAsync(transaction, user.Id);
                await writer.TellAsync(transaction, user.Id, AccountNotices.SecondFactorReset);
                return true;
            },
            cancellationToken);
        return isReset ? user.DisplayName : throw new SecondFactorNotEnabledException();
    }
}
