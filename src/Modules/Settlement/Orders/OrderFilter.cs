using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Orders;

/// <summary>What a list of orders is narrowed to.</summary>
internal sealed record OrderFilter
{
    public string? Number { get; init; }

    public string? Buyer { get; init; }

    public string? Supplier { get; init; }

    public OrderStatus? Status { get; init; }

    public DateOnly? PlacedFrom { get; init; }

    public DateOnly? PlacedTo { get; init; }
}
