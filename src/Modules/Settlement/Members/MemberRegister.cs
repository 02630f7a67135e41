using System.Text.Json;
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

    public async Task<bool> WriteAsync(WriteTransaction transaction, PutMemberCommand command, long unitId, long? superiorId, string administrator, CancellationToken cancellationToken)
    {
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
                ON CONFLICT (code) DO UPDATE SET name = excluded.name
                """,
                new
                {
                    code = $"member:{command.Code}:{kind}".ToLowerInvariant(),
                    command.Name,
                    kind = kind.ToString(),
                    unitId,
                    rank = AccountReference.RankOf(kind, command.Kind),
                },
                cancellationToken);
        }

        await audit.AppendAsync(transaction, new AuditEntry("Settlement.MemberPut", "member:" + command.Code, After: JsonSerializer.Serialize(command)), cancellationToken);
        return true;
    }
}
