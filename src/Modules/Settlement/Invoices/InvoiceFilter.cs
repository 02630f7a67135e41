using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Invoices;

/// <summary>What a list of invoices is narrowed to; every part may be absent.</summary>
internal sealed record InvoiceFilter
{
    /// <summary>Any fragment of the number.</summary>
    public string? Number { get; init; }

    /// <summary>Any fragment of the order's number.</summary>
    public string? Order { get; init; }

    /// <summary>Any fragment of the buyer's name, or its code.</summary>
    public string? Buyer { get; init; }

    /// <summary>Any fragment of the supplier's name, or its code.</summary>
    public string? Supplier { get; init; }

    public IReadOnlyList<InvoiceStatus>? Statuses { get; init; }

    public InvoiceAgeing? Ageing { get; init; }

    public DateOnly? IssuedFrom { get; init; }

    public DateOnly? IssuedTo { get; init; }

    public DateOnly? ConfirmedFrom { get; init; }

    public DateOnly? ConfirmedTo { get; init; }

    public Money? AmountFrom { get; init; }

    public Money? AmountTo { get; init; }

    /// <summary>Only what this member pays.</summary>
    public long? PayerId { get; init; }

    /// <summary>Only what this member bought.</summary>
    public long? BuyerId { get; init; }

    /// <summary>Only what somebody else than this member bought.</summary>
    public long? NotBuyerId { get; init; }
}
