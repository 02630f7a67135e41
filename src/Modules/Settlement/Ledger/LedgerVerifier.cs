using System.Data.Common;
using Dapper;
using PayHall.Data;
using PayHall.Tenants;

namespace PayHall.Settlement.Ledger;

/// <summary>
/// Recomputes the ledger from its rows in one snapshot and names the first row that disagrees: whose each account is, the hash chain over
/// sealed journals, that none was slipped in below the seal, each journal's balance to zero, each account's running balance, and the trial balance (S-LED).
/// </summary>
internal sealed class LedgerVerifier(ITenantDatabase database, TenantClock clock)
{
    /// <summary>Verifies everything.</summary>
    /// <param name="exported">A head that was exported earlier and must still be part of the chain, or null.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<LedgerVerification> VerifyAsync(ChainHead? exported, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(database.Provider == DatabaseProvider.PostgreSql ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN DEFERRED");
        try
        {
            var fault = await AccountOwnerAsync(connection, cancellationToken)
                ?? await ChainVerification.FirstFaultAsync(connection, cancellationToken)
                ?? await SlippedInJournalAsync(connection, cancellationToken)
                ?? await UnbalancedJournalAsync(connection, cancellationToken)
                ?? await RunningBalanceAsync(connection, cancellationToken)
                ?? await ExportedHeadAsync(connection, exported, cancellationToken);
            return await SummariseAsync(connection, fault, cancellationToken);
        }
        finally
        {
            await connection.ExecuteAsync("ROLLBACK");
        }
    }

    /// <summary>The chain's head, to be kept elsewhere.</summary>
    public async Task<ChainHead> HeadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<ChainHead>(new CommandDefinition(ChainHead.Query, cancellationToken: cancellationToken)) ?? ChainHead.Empty;
    }

    /// <summary>
    /// An account's code repeats its kind and its member's id. Whoever changes all three together is found by the chain, whose
    /// digests hold the three for every account that a sealed journal posts to.
    /// </summary>
    private static async Task<LedgerFault?> AccountOwnerAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var account = await connection.QueryFirstOrDefaultAsync<(long Id, string Code)?>(new CommandDefinition(
            """
            SELECT id, code FROM settlement_accounts
            WHERE NOT CASE kind
                WHEN 'Available' THEN member_id IS NOT NULL AND code = 'member:' || member_id || ':available'
                WHEN 'Frozen' THEN member_id IS NOT NULL AND code = 'member:' || member_id || ':frozen'
                WHEN 'Bank' THEN member_id IS NULL AND code LIKE 'bank:%'
                ELSE kind = 'Suspense' AND member_id IS NULL AND code NOT LIKE 'member:%' AND code NOT LIKE 'bank:%' END
            ORDER BY id LIMIT 1
            """,
            cancellationToken: cancellationToken));
        return account is { } found
            ? LedgerFault.Of("settlement_accounts", found.Id, null, null, "账户 {0} 的类别或所属会员与账户代码不符", found.Code)
            : null;
    }

    private async Task<LedgerFault?> SlippedInJournalAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var reach = await SealReach.ReadAsync(connection, null, database.Provider, clock, cancellationToken);
        var journal = await connection.QueryFirstOrDefaultAsync<(long Id, string Document)?>(new CommandDefinition(
            """
            SELECT j.id, j.document FROM settlement_journals j
            WHERE j.id <= @reach AND NOT EXISTS (SELECT 1 FROM settlement_sealed_journals s WHERE s.journal_id = j.id) ORDER BY j.id LIMIT 1
            """,
            new { reach },
            cancellationToken: cancellationToken));
        return journal is { } found ? LedgerFault.Of("settlement_journals", found.Id, found.Id, found.Document, "凭证序号在封存范围之内却未封存，应为事后插入") : null;
    }

    private static async Task<LedgerFault?> UnbalancedJournalAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var journal = await connection.QuerySingleOrDefaultAsync<(long Id, string Document, long Sum, long Lines)?>(new CommandDefinition(
            """
            SELECT j.id, j.document, COALESCE(SUM(e.amount), 0), COUNT(e.id) FROM settlement_journals j
            LEFT JOIN settlement_entries e ON e.journal_id = j.id
            GROUP BY j.id, j.document HAVING COALESCE(SUM(e.amount), 0) <> 0 OR COUNT(e.id) < 2 ORDER BY j.id LIMIT 1
            """,
            cancellationToken: cancellationToken));
        if (journal is { } found)
            return LedgerFault.Of("settlement_journals", found.Id, found.Id, found.Document, "凭证借贷不平：{0} 条分录合计 {1} 元，应为 0", found.Lines, new Money(found.Sum).ToDisplay());
        var orphan = await connection.QuerySingleOrDefaultAsync<(long Id, long Journal)?>(new CommandDefinition(
            "SELECT e.id, e.journal_id FROM settlement_entries e WHERE NOT EXISTS (SELECT 1 FROM settlement_journals j WHERE j.id = e.journal_id) ORDER BY e.id LIMIT 1",
            cancellationToken: cancellationToken));
        return orphan is { } entry ? LedgerFault.Of("settlement_entries", entry.Id, entry.Journal, null, "分录的凭证不存在") : null;
    }

    private static async Task<LedgerFault?> RunningBalanceAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT a.id, a.code, a.balance, a.kind, e.id, e.journal_id, e.amount, e.balance
            FROM settlement_accounts a LEFT JOIN settlement_entries e ON e.account_id = a.id ORDER BY a.id, e.id
            """;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (account, code, expected, running) = (0L, "", 0L, 0L);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (reader.GetInt64(0) != account)
            {
                if (running != expected)
                    return Differs(account, code, expected, running);
                (account, code, expected, running) = (reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), 0);
                if (expected < 0 && (reader.GetString(3) is "Available" or "Frozen"))
                    return LedgerFault.Of("settlement_accounts", account, null, null, "账户 {0} 余额为负：{1} 元", code, new Money(expected).ToDisplay());
            }

            if (await reader.IsDBNullAsync(4, cancellationToken))
                continue;
            running += reader.GetInt64(6);
            if (running != reader.GetInt64(7))
            {
                return LedgerFault.Of(
                    "settlement_entries", reader.GetInt64(4), reader.GetInt64(5), null, "账户 {0} 的逐笔余额不符：分录记为 {1} 元，重算为 {2} 元",
                    code, new Money(reader.GetInt64(7)).ToDisplay(), new Money(running).ToDisplay());
            }
        }

        return running == expected ? null : Differs(account, code, expected, running);
    }

    private static LedgerFault Differs(long account, string code, long stored, long computed)
        => LedgerFault.Of("settlement_accounts", account, null, null, "账户 {0} 余额为 {1} 元，按分录重算为 {2} 元", code, new Money(stored).ToDisplay(), new Money(computed).ToDisplay());

    private static async Task<LedgerFault?> ExportedHeadAsync(DbConnection connection, ChainHead? exported, CancellationToken cancellationToken)
    {
        if (exported is null || exported.Number == 0)
            return null;
        var hash = await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(
            "SELECT hash FROM settlement_seal_blocks WHERE number = @Number", new { exported.Number }, cancellationToken: cancellationToken));
        if (hash == exported.Hash)
            return null;
        var reason = hash is null ? "导出的链首区块已不存在：账簿被截断" : "导出的链首区块与现有区块不同：账簿被改写";
        return LedgerFault.Of("settlement_seal_blocks", exported.Number, null, null, reason);
    }

    private static async Task<LedgerVerification> SummariseAsync(DbConnection connection, LedgerFault? fault, CancellationToken cancellationToken)
    {
        var counts = await connection.QuerySingleAsync<Counts>(new CommandDefinition(
            """
            SELECT (SELECT COUNT(*) FROM settlement_journals) AS "Journals",
                   (SELECT COUNT(*) FROM settlement_entries) AS "Entries",
                   (SELECT COUNT(*) FROM settlement_accounts) AS "Accounts",
                   (SELECT COUNT(*) FROM settlement_sealed_journals) AS "Sealed",
                   (SELECT COALESCE(CAST(SUM(balance) AS bigint), 0) FROM settlement_accounts WHERE kind IN ('Available', 'Frozen')) AS "MemberFunds",
                   (SELECT COALESCE(CAST(SUM(-balance) AS bigint), 0) FROM settlement_accounts WHERE kind IN ('Bank', 'Suspense')) AS "ExchangeFunds"
            """,
            cancellationToken: cancellationToken));
        if (fault is null && counts.MemberFunds != counts.ExchangeFunds)
            fault = LedgerFault.Of("settlement_accounts", 0, null, null, "试算不平：会员资金合计 {0} 元，交易所账户合计 {1} 元", new Money(counts.MemberFunds).ToDisplay(), new Money(counts.ExchangeFunds).ToDisplay());
        return new LedgerVerification
        {
            Journals = counts.Journals,
            Entries = counts.Entries,
            Accounts = counts.Accounts,
            MemberFunds = new Money(counts.MemberFunds),
            ExchangeFunds = new Money(counts.ExchangeFunds),
            Head = await connection.QuerySingleOrDefaultAsync<ChainHead>(new CommandDefinition(ChainHead.Query, cancellationToken: cancellationToken)) ?? ChainHead.Empty,
            Unsealed = Math.Max(0, counts.Journals - counts.Sealed),
            FirstFault = fault,
        };
    }

    private sealed class Counts
    {
        public long Journals { get; init; }

        public long Entries { get; init; }

        public long Accounts { get; init; }

        public long Sealed { get; init; }

        public long MemberFunds { get; init; }

        public long ExchangeFunds { get; init; }
    }
}
