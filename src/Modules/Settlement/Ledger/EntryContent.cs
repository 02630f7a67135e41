namespace PayHall.Settlement.Ledger;

/// <summary>An entry's row as the database holds it.</summary>
internal sealed class EntryContent
{
    public long Id { get; init; }

    public long JournalId { get; init; }

    public int Line { get; init; }

    public long AccountId { get; init; }

    public long CounterpartyId { get; init; }

    public long Amount { get; init; }

    public long Balance { get; init; }

    /// <summary>The columns in the names of this type's properties.</summary>
    public const string Columns = """
        id AS "Id", journal_id AS "JournalId", line AS "Line", account_id AS "AccountId", counterparty_id AS "CounterpartyId",
        amount AS "Amount", balance AS "Balance"
        """;
}
