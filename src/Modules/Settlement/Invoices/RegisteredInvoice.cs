using PayHall.Data;
using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Invoices;

/// <summary>An invoice as it was registered, for comparison with what a caller writes again. Its parties are its order's.</summary>
internal sealed class RegisteredInvoice
{
    public long BuyerId { get; init; }

    public long SupplierId { get; init; }

    public string Order { get; init; } = "";

    public long Amount { get; init; }

    public int IssuedOn { get; init; }

    public const string Query = """
        SELECT order_number AS "Order", amount AS "Amount", issued_on AS "IssuedOn", buyer_id AS "BuyerId", supplier_id AS "SupplierId" FROM settlement_invoices WHERE number = @Number
        """;

    /// <summary>What differs, named as in the API, with what was registered.</summary>
    public IReadOnlyList<FieldDifference> Differences(PutInvoiceCommand command) => FieldDifference.Among(
        ("order", Order, command.Order),
        ("amount", new Money(Amount), command.Amount),
        ("issuedOn", DateConverter.FromNumber(IssuedOn), command.IssuedOn));
}
