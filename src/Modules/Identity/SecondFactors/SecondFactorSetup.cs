using Dapper;
using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Identity.Accounts;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;
using PayHall.Identity.Passwords;

namespace PayHall.Identity.SecondFactors;

/// <summary>
/// 两步验证 of one's own account (I-12): set up after the password was typed again and a first code proved that the app has the key;
/// enabling and disabling end the account's other sessions and apps, as a change of the password does.
/// </summary>
internal sealed class SecondFactorSetup(IdentityDb db, SecondFactorTools tools, OwnAccount own, PasswordReentry reentry, AuditedWriter writer)
{
    private static readonly TimeSpan PendingFor = TimeSpan.FromMinutes(15);

    /// <summary>How it stands.</summary>
    public async Task<SecondFactorState> StateAsync(CancellationToken cancellationToken)
    {
        var user = await own.RequireAsync(cancellationToken);
        if (user.TwoFactorEnabled)
            return new SecondFactorState(user.SecondFactorSince, await db.RecoveryCodes.CountAsync(code => code.UserId == user.Id && code.UsedAt == null, cancellationToken), null, null);
        if (!IsPending(user) || await tools.Users.GetAuthenticatorKeyAsync(user) is not { } key)
            return SecondFactorState.Off;
        return new SecondFactorState(null, 0, key, SecondFactorKeys.Address((await tools.Site.GetAsync(cancellationToken)).Name, user.UserName!, key));
    }

    /// <summary>Makes a key for an authenticator app.</summary>
    /// <exception cref="InputException">The password is wrong.</exception>
    public async Task BeginAsync(string? password, CancellationToken cancellationToken)
    {
        var user = await reentry.RequireAsync(password, cancellationToken);
        if (user.TwoFactorEnabled)
            throw new SecondFactorEnabledException();
        var key = tools.Keys.Seal(tools.Users.GenerateNewAuthenticatorKey());
        await writer.ExecuteAsync(
            new AuditEntry("Identity.SecondFactorBegun", "account:" + user.UserName),
            async (transaction, now) =>
            {
                await SetKeyAsync(transaction, user.Id, key);
                await transaction.Connection.ExecuteAsync("UPDATE identity_users SET second_factor_since = @Now WHERE id = @Id", new { user.Id, Now = now }, transaction.Transaction);
            },
            cancellationToken);
    }

    /// <summary>Enables it with the app's first code; answers the account's new security stamp and the recovery codes, to be shown once.</summary>
    /// <exception cref="InputException">The code is wrong, or the setting up was begun too long ago.</exception>
    public async Task<(string Stamp, IReadOnlyList<string> Codes)> ConfirmAsync(string? code, CancellationToken cancellationToken)
    {
        var user = await own.RequireAsync(cancellationToken);
        if (user.TwoFactorEnabled)
            throw new SecondFactorEnabledException();
        var errors = new InputErrors();
        if (!IsPending(user))
            errors.Add("Code", "设置已超时，请重新输入登录密码开始");
        else if (!await tools.Check.IsAuthenticatorCodeAsync(user, code, cancellationToken))
            errors.Add("Code", "验证码不正确或已过期；请确认手机时间准确，再输入应用里现在显示的 6 位数字");
        errors.ThrowIfAny();
        return await ChangeAsync(user, "Identity.SecondFactorEnabled", enable: true, RecoveryCodes.ReplaceAsync, cancellationToken);
    }

    /// <summary>Disables it; answers the account's new security stamp.</summary>
    /// <exception cref="InputException">The password is wrong.</exception>
    public async Task<string> DisableAsync(string? password, CancellationToken cancellationToken)
    {
        var user = await reentry.RequireAsync(password, cancellationToken);
        return (await ChangeAsync(user, "Identity.SecondFactorDisabled", enable: false, ClearAsync, cancellationToken)).Stamp;
    }

    /// <summary>Makes new recovery codes; the ones before are good no more.</summary>
    /// <exception cref="InputException">The password is wrong.</exception>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(string? password, CancellationToken cancellationToken)
    {
        var user = await reentry.RequireAsync(password, cancellationToken);
        if (!user.TwoFactorEnabled)
            throw new SecondFactorNotEnabledException();
        return await writer.ExecuteAsync(
            new AuditEntry("Identity.RecoveryCodesRenewed", "account:" + user.UserName),
            (transaction, _) => RecoveryCodes.ReplaceAsync(transaction, user.Id),
            cancellationToken);
    }

    /// <summary>Forgets a person's key and recovery codes, as a part of a transaction.</summary>
    public static async Task<IReadOnlyList<string>> ClearAsync(WriteTransaction transaction, string userId)
    {
        await transaction.Connection.ExecuteAsync(
            """
            DELETE FROM identity_recovery_codes WHERE user_id = @Id;
            DELETE FROM identity_user_tokens WHERE user_id = @Id AND login_provider = @Provider AND name = @Name;
            """,
            new { Id = userId, Provider = UserStore.KeyProvider, Name = UserStore.KeyName },
            transaction.Transaction);
        return [];
    }

    private bool IsPending(User user) => !user.TwoFactorEnabled && user.SecondFactorSince > tools.Clock.UtcNow - PendingFor;

    private async Task<(string Stamp, IReadOnlyList<string> Codes)> ChangeAsync(
        User user, string action, bool enable, Func<WriteTransaction, string, Task<IReadOnlyList<string>>> alongside, CancellationToken cancellationToken)
    {
        var stamp = AccountWriter.NewStamp();
        IReadOnlyList<string> codes = [];
        var isChanged = await writer.ExecuteIfAsync(
            new AuditEntry(action, "account:" + user.UserName, AuditState.Of(new { SecondFactor = !enable }), AuditState.Of(new { SecondFactor = enable })),
            async (transaction, now) =>
            {
                var changed = await transaction.Connection.ExecuteAsync(
                    """
                    UPDATE identity_users SET two_factor_enabled = @Enable, second_factor_since = @Since, security_stamp = @Stamp
                    WHERE id = @Id AND two_factor_enabled <> @Enable AND security_stamp = @Old
                    """,
                    new { user.Id, Enable = enable, Since = enable ? now : (long?)null, Stamp = stamp, Old = user.SecurityStamp },
                    transaction.Transaction);
                if (changed == 0)
                    return false;
                codes = await alongside(transaction, user.Id);
                return true;
            },
            cancellationToken);
        return isChanged ? (stamp, codes) : throw new PasswordChangedMeanwhileException();
    }

    private static Task SetKeyAsync(WriteTransaction transaction, string userId, string key)
        => transaction.Connection.ExecuteAsync(
            """
            INSERT INTO identity_user_tokens (user_id, login_provider, name, value) VALUES (@UserId, @Provider, @Name, @Key)
            ON CONFLICT (user_id, login_provider, name) DO UPDATE SET value = @Key
            """,
            new { UserId = userId, Provider = UserStore.KeyProvider, Name = UserStore.KeyName, Key = key },
            transaction.Transaction);
}
