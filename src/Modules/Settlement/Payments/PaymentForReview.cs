namespace PayHall.Settlement.Payments;

/// <summary>A payment as a review reads it.</summary>
internal sealed class PaymentForReview
{
    public long Id { get; init; }

    public string Number { get; init; } = "";

    public string Status { get; init; } = "";

    public string MakerId { get; init; } = "";

    public string Digest { get; init; } = "";

    public long Amount { get; init; }

    public int InvoiceCount { get; init; }

    public const string Columns = """
        id AS "Id", number AS "Number", status AS "Status", maker_id AS "MakerId", digest AS "Digest", amount AS "Amount", invoice_count AS "InvoiceCount"
        """;
}
