using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Domain.Rules;
using PayHall.Tenants;

namespace PayHall.Settlement.Ledger;

/// <summary>Corrects a journal by posting its mirror (冲正); the journal itself never changes.</summary>
internal sealed class ReverseJournal(ITenantWriter writer, GeneralLedger ledger, TenantClock clock, IAuditTrail audit)
{
    /// <summary>Reverses a journal once.</summary>
    /// <param name="journalId">The journal.</param>
    /// <param name="reason">Why, for statements and the audit trail.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Id of the reversing journal.</returns>
    /// <exception cref="JournalAlreadyReversedException">It was reversed before.</exception>
    /// <exception cref="InsufficientFundsException">Someone who received the money no longer has it.</exception>
    public Task<long> HandleAsync(long journalId, string reason, CancellationToken cancellationToken)
        => writer.ExecuteAsync((transaction, token) => ReverseAsync(transaction, journalId, reason, token), cancellationToken);

    private async Task<long> ReverseAsync(WriteTransaction transaction, long journalId, string reason, CancellationToken cancellationToken)
    {
        var document = await transaction.QuerySingleOrDefaultAsync<string>(
            "SELECT document FROM settlement_journals WHERE id = @journalId", new { journalId }, cancellationToken)
            ?? throw new NotFoundException("凭证", journalId);
        var lines = await transaction.QueryAsync<Line>(
            """
            SELECT e.account_id AS "Account", a.lock_rank AS "Rank", e.counterparty_id AS "Counterparty", c.lock_rank AS "CounterpartyRank", e.amount AS "Amount"
            FROM settlement_entries e
            JOIN settlement_accounts a ON a.id = e.account_id JOIN settlement_accounts c ON c.id = e.counterparty_id
            WHERE e.journal_id = @journalId ORDER BY e.line
            """,
            new { journalId },
            cancellationToken);
        var posting = Posting.Reversal(
            $"reversal:{journalId}",
            journalId,
            document,
            reason,
            clock.Today,
            lines.Select(line => new PostingLine(new(line.Account, line.Rank), new Money(line.Amount), new(line.Counterparty, line.CounterpartyRank))));
        var result = await ledger.PostAsync(transaction, posting, cancellationToken);
        if (result.Outcome == PostingOutcome.AlreadyPosted)
            throw new JournalAlreadyReversedException(journalId);
        if (result.Outcome == PostingOutcome.InsufficientFunds)
            throw new InsufficientFundsException(result.Available, posting.Lines.Where(line => line.Amount.IsPositive).Aggregate(Money.Zero, (sum, line) => sum + line.Amount));
        await audit.AppendAsync(transaction, new AuditEntry("Settlement.JournalReversed", $"journal:{journalId}", After: AuditState.Of(new { document, reason })), cancellationToken);
        return result.JournalId;
    }

    private sealed class Line
    {
        public long Account { get; init; }

        public int Rank { get; init; }

        public long Counterparty { get; init; }

        public int CounterpartyRank { get; init; }

        public long Amount { get; init; }
    }
}
