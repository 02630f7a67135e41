using Dapper;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Identity.Auditing;
using PayHall.Identity.Domain;
using PayHall.Identity.Passwords;
using PayHall.Organizations;
using PayHall.Security;

namespace PayHall.Identity.Accounts;

/// <summary>The administrator of a new tenant, on top of whatever its recipe made.</summary>
internal sealed class AdministratorAccounts(AuditedWriter writer, IOrganizationDirectory organizations, PasswordHashing hashing) : IAdministratorAccounts
{
    private const string Name = "系统管理员";

    /// <inheritdoc />
    public async Task EnsureAsync(AdministratorDraft draft, string? organization, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var errors = new InputErrors();
        if (!UserNames.IsValid(draft.UserName))
            errors.Add("userName", "用户名为 2 到 {0} 个字母、数字或 _ - . @", UserNames.MaxLength);
        errors.ThrowIfAny();
        var hash = await hashing.HashAsync(draft.Password, cancellationToken);
        await writer.ExecuteAsync(
            new AuditEntry("Identity.AdministratorGiven", "account:" + draft.UserName, null, AuditState.Of(new { organization })),
            async (transaction, now) =>
            {
                var unitId = await UnitAsync(transaction, organization, cancellationToken);
                var roleId = await RoleAsync(transaction, now);
                var account = new NewAccount { UserName = draft.UserName, DisplayName = Name, UnitId = unitId, PasswordHash = hash, MustChangePassword = true };
                var id = await AccountWriter.AddAsync(transaction, account, now) ? account.Id : await TakeOverAsync(transaction, draft.UserName, hash);
                await transaction.Connection.ExecuteAsync(
                    "INSERT INTO identity_user_roles (user_id, role_id) VALUES (@Id, @RoleId) ON CONFLICT DO NOTHING", new { Id = id, RoleId = roleId }, transaction.Transaction);
                await AuditedWriter.RaiseVersionAsync(transaction);
            },
            cancellationToken);
    }

    /// <summary>The topmost unit, by the organisation's name if there is only one.</summary>
    private async Task<long> UnitAsync(WriteTransaction transaction, string? organization, CancellationToken cancellationToken)
    {
        var roots = (await transaction.Connection.QueryAsync<long>("SELECT id FROM identity_units WHERE parent_id IS NULL ORDER BY id", transaction: transaction.Transaction)).ToList();
        if (roots.Count == 0)
            return (await organizations.AddAsync(transaction, new OrganizationUnitDraft("root", organization ?? "总部", "Company", null), cancellationToken)).Id;
        if (roots.Count == 1 && organization is not null)
            await organizations.RenameAsync(transaction, roots[0], organization, cancellationToken);
        return roots[0];
    }

    private static async Task<long> RoleAsync(WriteTransaction transaction, long now)
    {
        var role = new
        {
            Name,
            Stereotype = Stereotypes.TenantAdministrator,
            Type = RoleTypes.Management,
            Scope = (int)DataScopeKind.All,
            Description = "管理本租户的账号、角色与参数",
            Yes = true,
            No = false,
            Now = now,
        };
        return await transaction.Connection.QueryFirstOrDefaultAsync<long?>(
            "SELECT id FROM identity_roles WHERE stereotype = @Stereotype AND unit_id IS NULL ORDER BY id", role, transaction.Transaction)
            ?? await transaction.Connection.QuerySingleAsync<long>(
                """
                INSERT INTO identity_roles (name, stereotype, built_in, customized, unit_id, type, scope, description, revision, created_at)
                VALUES (@Name, @Stereotype, @Yes, @No, NULL, @Type, @Scope, @Description, 1, @Now) RETURNING id
                """,
                role,
                transaction.Transaction);
    }

    private static async Task<string> TakeOverAsync(WriteTransaction transaction, string userName, string hash)
        => await transaction.Connection.QuerySingleAsync<string>(
            """
            UPDATE identity_users SET password_hash = @Hash, must_change_password = @Yes, security_stamp = @Stamp, enabled = @Yes
            WHERE normalized_user_name = @UserName RETURNING id
            """,
            new { Hash = hash, Yes = true, Stamp = AccountWriter.NewStamp(), UserName = UserNames.Normalize(userName) },
            transaction.Transaction);
}
