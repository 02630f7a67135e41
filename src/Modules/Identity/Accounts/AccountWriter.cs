using Dapper;
using PayHall.Data;
using PayHall.Identity.Data;

namespace PayHall.Identity.Accounts;

/// <summary>Statements on accounts that several use cases share, inside a transaction.</summary>
internal static class AccountWriter
{
    /// <summary>Adds an account; false if the name is taken.</summary>
    public static async Task<bool> AddAsync(WriteTransaction transaction, NewAccount account, long now)
        => await transaction.Connection.ExecuteAsync(
            """
            INSERT INTO identity_users (id, user_name, normalized_user_name, display_name, title, phone, email, unit_id, enabled, valid_from, valid_to,
                must_change_password, ca_required, password_hash, security_stamp, concurrency_stamp, access_failed_count, two_factor_enabled,
                payment_password_hash, payment_failed_count, payment_must_change, created_at)
            VALUES (@Id, @UserName, @NormalizedUserName, @DisplayName, @Title, @Phone, @Email, @UnitId, @Enabled, @ValidFrom, @ValidTo,
                @MustChangePassword, @CaRequired, @PasswordHash, @Stamp, @Stamp, 0, @No,
                @PaymentPasswordHash, 0, @PaymentMustChange, @Now)
            ON CONFLICT (normalized_user_name) DO NOTHING
            """,
            new
            {
                account.Id,
                account.UserName,
                NormalizedUserName = UserNames.Normalize(account.UserName),
                account.DisplayName,
                account.Title,
                account.Phone,
                account.Email,
                account.UnitId,
                account.Enabled,
                ValidFrom = ToNumber(account.ValidFrom),
                ValidTo = ToNumber(account.ValidTo),
                account.MustChangePassword,
                account.CaRequired,
                account.PasswordHash,
                Stamp = NewStamp(),
                No = false,
                account.PaymentPasswordHash,
                PaymentMustChange = account.PaymentPasswordHash is null,
                Now = now,
            },
            transaction.Transaction) == 1;

    /// <summary>Stores what the account form holds; false if the account is not any more as <paramref name="known" /> says.</summary>
    /// <param name="transaction">What it is a part of.</param>
    /// <param name="user">The account as it shall be.</param>
    /// <param name="known">The <c>ConcurrencyStamp</c> that the account must have; null: any.</param>
    public static async Task<bool> ChangeAsync(WriteTransaction transaction, User user, string? known)
        => await transaction.Connection.ExecuteAsync(
            """
            UPDATE identity_users SET display_name = @DisplayName, title = @Title, phone = @PhoneNumber, email = @Email, unit_id = @UnitId,
                enabled = @Enabled, ca_required = @CaRequired, valid_from = @ValidFrom, valid_to = @ValidTo, concurrency_stamp = @Stamp
            WHERE id = @Id AND concurrency_stamp = COALESCE(@Known, concurrency_stamp)
            """,
            new
            {
                user.Id,
                user.DisplayName,
                user.Title,
                user.PhoneNumber,
                user.Email,
                user.UnitId,
                user.Enabled,
                user.CaRequired,
                ValidFrom = ToNumber(user.ValidFrom),
                ValidTo = ToNumber(user.ValidTo),
                Stamp = NewStamp(),
                Known = known,
            },
            transaction.Transaction) == 1;

    /// <summary>Replaces an account's roles. The version of all rights was raised before.</summary>
    public static async Task SetRolesAsync(WriteTransaction transaction, string userId, IEnumerable<long> roleIds)
    {
        await transaction.Connection.ExecuteAsync("DELETE FROM identity_user_roles WHERE user_id = @UserId", new { UserId = userId }, transaction.Transaction);
        foreach (var roleId in roleIds)
            await transaction.Connection.ExecuteAsync("INSERT INTO identity_user_roles (user_id, role_id) VALUES (@UserId, @RoleId)", new { UserId = userId, RoleId = roleId }, transaction.Transaction);
    }

    /// <summary>Replaces an account's areas. The version of all rights was raised before.</summary>
    public static async Task SetAreasAsync(WriteTransaction transaction, string userId, IEnumerable<long> unitIds)
    {
        await transaction.Connection.ExecuteAsync("DELETE FROM identity_user_units WHERE user_id = @UserId", new { UserId = userId }, transaction.Transaction);
        foreach (var unitId in unitIds.Distinct())
            await transaction.Connection.ExecuteAsync("INSERT INTO identity_user_units (user_id, unit_id) VALUES (@UserId, @UnitId)", new { UserId = userId, UnitId = unitId }, transaction.Transaction);
    }

    /// <summary>Gives the account a new security stamp, which ends its sessions and tokens at their next request.</summary>
    public static Task RenewStampAsync(WriteTransaction transaction, string userId)
        => transaction.Connection.ExecuteAsync("UPDATE identity_users SET security_stamp = @Stamp WHERE id = @Id", new { Id = userId, Stamp = NewStamp() }, transaction.Transaction);

    /// <summary>The same, and makes forms of the account that are open elsewhere count no more; false if the account is not any more as <paramref name="known" /> says.</summary>
    public static async Task<bool> RenewStampsAsync(WriteTransaction transaction, string userId, string? known)
        => await transaction.Connection.ExecuteAsync(
            "UPDATE identity_users SET security_stamp = @Stamp, concurrency_stamp = @Stamp WHERE id = @Id AND concurrency_stamp = COALESCE(@Known, concurrency_stamp)",
            new { Id = userId, Stamp = NewStamp(), Known = known },
            transaction.Transaction) == 1;

    /// <summary>A new security stamp.</summary>
    public static string NewStamp() => Guid.NewGuid().ToString("N");

    /// <summary>A day as the database stores it.</summary>
    public static int? ToNumber(DateOnly? day) => day is { } value ? DateConverter.ToNumber(value) : null;
}
