namespace PayHall.Settlement.Ledger;

/// <summary>An entry's row as the database holds it, with whose money its account says it is.</summary>
internal sealed class EntryContent
{
    public long Id { get; init; }

    public long JournalId { get; init; }

    public int Line { get; init; }

    public long AccountId { get; init; }

    public long CounterpartyId { get; init; }

    public long Amount { get; init; }

    public long Balance { get; init; }

    /// <summary>What the account is called for good: neither of the three ever changes.</summary>
    public string AccountCode { get; init; } = "";

    public string AccountKind { get; init; } = "";

    public long? AccountMemberId { get; init; }

    /// <summary>The columns of an entry <c>e</c> and its account <c>a</c> in the names of this type's properties.</summary>
    public const string Columns = """
        e.id AS "Id", e.journal_id AS "JournalId", e.line AS "Line", e.account_id AS "AccountId", e.counterparty_id AS "CounterpartyId",
        e.amount AS "Amount", e.balance AS "Balance", a.code AS "AccountCode", a.kind AS "AccountKind", a.member_id AS "AccountMemberId"
        """;
}
