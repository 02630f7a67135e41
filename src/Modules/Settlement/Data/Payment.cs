using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Data;

/// <summary>A payment (支付单): one submission over one or many invoices of one payer.</summary>
internal sealed class Payment
{
    public long Id { get; init; }

    /// <summary>FH{yyyyMMdd}-{NNNN}.</summary>
    public string Number { get; init; } = "";

    public long PayerId { get; init; }

    public long AmountFen { get; init; }

    public Money Amount => new(AmountFen);

    public int InvoiceCount { get; init; }

    public int SupplierCount { get; init; }

    /// <summary>Name of the payee with the largest sum.</summary>
    public string MainSupplier { get; init; } = "";

    public string Digest { get; init; } = "";

    public PaymentStatus Status { get; init; }

    public string MakerId { get; init; } = "";

    public string MakerName { get; init; } = "";

    public DateTimeOffset SubmittedAt { get; init; }

    /// <summary>The maker was told of older overdue invoices and went on.</summary>
    public bool AcceptedOlderOverdue { get; init; }

    public string? ReviewerId { get; init; }

    public string? ReviewerName { get; init; }

    public DateTimeOffset? ReviewedAt { get; init; }

    public string Opinion { get; init; } = "";

    /// <summary>Why it failed; a sentence for people, or empty.</summary>
    public string Failure { get; init; } = "";

    public long? JournalId { get; init; }
}
