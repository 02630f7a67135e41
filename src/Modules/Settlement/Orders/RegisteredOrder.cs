using PayHall.Data;
using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Orders;

/// <summary>An order as it was registered, for comparison with what a caller writes again.</summary>
internal sealed class RegisteredOrder
{
    public long BuyerId { get; init; }

    public long SupplierId { get; init; }

    public string Buyer { get; init; } = "";

    public string Supplier { get; init; } = "";

    public long Amount { get; init; }

    public int PlacedOn { get; init; }

    public string Status { get; init; } = "";

    public OrderStatus State => Enum.Parse<OrderStatus>(Status);

    public const string Query = """
        SELECT b.code AS "Buyer", s.code AS "Supplier", o.amount AS "Amount", o.placed_on AS "PlacedOn", o.status AS "Status",
            o.buyer_id AS "BuyerId", o.supplier_id AS "SupplierId"
        FROM settlement_orders o JOIN settlement_members b ON b.id = o.buyer_id JOIN settlement_members s ON s.id = o.supplier_id
        WHERE o.number = @Number
        """;

    /// <summary>What differs, named as in the API, with what was registered.</summary>
    public IReadOnlyList<FieldDifference> Differences(PutOrderCommand command) => FieldDifference.Among(
        ("buyer", Buyer, command.Buyer),
        ("supplier", Supplier, command.Supplier),
        ("amount", new Money(Amount), command.Amount),
        ("placedOn", DateConverter.FromNumber(PlacedOn), command.PlacedOn));
}
