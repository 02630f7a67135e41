using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Tenants;

namespace PayHall.Settlement.Members;

/// <summary>Finds members by code regardless of data scope, and writes them with their accounts. For writers that name members.</summary>
internal sealed class MemberRegister(SettlementDbContext context, TenantClock clock, IAuditTrail audit)
{
    public Task<Member?> FindAsync(string code, CancellationToken cancellationToken)
        => context.Unscoped<Member>().AsNoTracking().FirstOrDefaultAsync(member => member.Code == code, cancellationToken);

    /// <summary>True if the member's unit lies within the caller's data scope; for null, if everything does.</summary>
    public bool MayReach(long? unitId) => unitId is { } id ? context.ScopeIncludes(id) : context.ScopeIsAll;

    /// <summary>The member whose code is this one, whatever the case: two codes that differ in case only would be one to every reader.</summary>
    public Task<Member?> FindInAnyCaseAsync(string code, CancellationToken cancellationToken)
    {
        var lower = code.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // Translated to SQL, where lower() is what the unique index holds.
        return context.Unscoped<Member>().AsNoTracking().FirstOrDefaultAsync(member => member.Code.ToLower() == lower, cancellationToken);
#pragma warning restore CA1304, CA1311, CA1862
    }

    /// <summary>
    /// Reads what is registered under a code, in any case, and keeps others from registering until the transaction ends. Payments and
    /// documents, which only refer to members, go on.
    /// </summary>
    public async Task<RegisteredMember?> LockAsync(WriteTransaction transaction, string code, CancellationToken cancellationToken)
    {
        if (transaction.Provider == DatabaseProvider.PostgreSql)
            await transaction.ExecuteAsync("LOCK TABLE settlement_members IN SHARE ROW EXCLUSIVE MODE", null, cancellationToken);
        return await transaction.QuerySingleOrDefaultAsync<RegisteredMember>(
            """SELECT id AS "Id", code AS "Code", kind AS "Kind", administrator AS "Administrator", enabled AS "Enabled" FROM settlement_members WHERE lower(code) = @code""",
            new { code = code.ToLowerInvariant() },
            cancellationToken);
    }

    /// <summary>Writes the member of a unit and, with it, its two accounts; false if nothing was to change.</summary>
    public async Task<bool> WriteAsync(WriteTransaction transaction, PutMemberCommand command, long unitId, long? superiorId, string administrator, CancellationToken cancellationToken)
    {
        var before = await StateAsync(transaction, unitId, cancellationToken);
        var changed = await transaction.ExecuteAsync(
            """
            INSERT INTO settlement_members (id, code, name, kind, superior_id, enabled, administrator, created_at)
            VALUES (@unitId, @Code, @Name, @kind, @superiorId, @enabled, @administrator, @at)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, superior_id = excluded.superior_id,
                administrator = CASE WHEN excluded.administrator = '' THEN settlement_members.administrator ELSE excluded.administrator END
            WHERE settlement_members.name <> excluded.name
               OR (excluded.administrator <> '' AND settlement_members.administrator <> excluded.administrator)
               OR COALESCE(settlement_members.superior_id, 0) <> COALESCE(excluded.superior_id, 0)
            """,
            new { unitId, command.Code, command.Name, kind = command.Kind.ToString(), superiorId, administrator, enabled = true, at = InstantConverter.ToMicroseconds(clock.UtcNow) },
            cancellationToken);
        if (changed == 0)
            return false;
        foreach (var kind in new[] { AccountKind.Available, AccountKind.Frozen })
        {
            await transaction.ExecuteAsync(
                """
                INSERT INTO settlement_accounts (code, name, kind, member_id, lock_rank, balance)
                VALUES (@code, @Name, @kind, @unitId, @rank, 0)
                ON CONFLICT (member_id, kind) DO UPDATE SET name = excluded.name
                """,
                new
                {
                    code = AccountCode(unitId, kind),
                    command.Name,
                    kind = kind.ToString(),
                    unitId,
                    rank = AccountReference.RankOf(kind, command.Kind),
                },
                cancellationToken);
        }

        await audit.AppendAsync(transaction, new AuditEntry("Settlement.MemberPut", "member:" + command.Code, before, await StateAsync(transaction, unitId, cancellationToken)), cancellationToken);
        return true;
    }

    private static async Task<string?> StateAsync(WriteTransaction transaction, long id, CancellationToken cancellationToken)
    {
        var member = await transaction.QuerySingleOrDefaultAsync<MemberState>(
            """
            SELECT m.name AS "Name", m.kind AS "Kind", s.code AS "Superior", m.administrator AS "Administrator", m.enabled AS "Enabled"
            FROM settlement_members m LEFT JOIN settlement_members s ON s.id = m.superior_id WHERE m.id = @id
            """,
            new { id },
            cancellationToken);
        return member is null ? null : AuditState.Of(member);
    }

    private sealed class MemberState
    {
        public string Name { get; init; } = "";

        public string Kind { get; init; } = "";

        public string? Superior { get; init; }

        public string Administrator { get; init; } = "";

        public bool Enabled { get; init; }
    }

    // By id, because it is the one name of a member that nothing else can have.
    private static string AccountCode(long member, AccountKind kind)
        => string.Create(CultureInfo.InvariantCulture, $"member:{member}:{(kind == AccountKind.Frozen ? "frozen" : "available")}");
}
