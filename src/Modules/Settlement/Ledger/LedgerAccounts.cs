using PayHall.Data;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Ledger;

/// <summary>Finds the accounts that a posting names.</summary>
internal static class LedgerAccounts
{
    /// <summary>The members' available accounts (可用) by member id.</summary>
    public static async Task<IReadOnlyDictionary<long, AccountReference>> AvailableAsync(WriteTransaction transaction, IReadOnlyCollection<long> members, CancellationToken cancellationToken)
    {
        var rows = await transaction.QueryAsync<Row>(
            $"""SELECT member_id AS "MemberId", id AS "Id", lock_rank AS "LockRank" FROM settlement_accounts WHERE kind = 'Available' AND member_id {transaction.In("members")}""",
            new { members = members.ToArray() },
            cancellationToken);
        return rows.ToDictionary(row => row.MemberId, row => new AccountReference(row.Id, row.LockRank));
    }

    /// <summary>The exchange's settlement account at a bank; opened in the ledger with the first deposit that names the bank.</summary>
    public static async Task<AccountReference> EnsureBankAsync(WriteTransaction transaction, string bank, CancellationToken cancellationToken)
    {
        var code = "bank:" + bank;
        var rank = AccountReference.RankOf(AccountKind.Bank, null);
        const string Find = """SELECT id FROM settlement_accounts WHERE code = @code""";
        var id = await transaction.QuerySingleOrDefaultAsync<long?>(Find, new { code }, cancellationToken);
        if (id is null)
        {
            await transaction.ExecuteAsync(
                """
                INSERT INTO settlement_accounts (code, name, kind, member_id, lock_rank, balance) VALUES (@code, @bank, 'Bank', NULL, @rank, 0)
                ON CONFLICT (code) DO NOTHING
                """,
                new { code, bank, rank },
                cancellationToken);
            id = await transaction.QuerySingleOrDefaultAsync<long?>(Find, new { code }, cancellationToken);
        }

        return new AccountReference(id!.Value, rank);
    }

    private sealed class Row
    {
        public long MemberId { get; init; }

        public long Id { get; init; }

        public int LockRank { get; init; }
    }
}
