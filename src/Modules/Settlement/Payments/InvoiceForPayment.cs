using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Payments;

/// <summary>An invoice as a submission reads it, locked.</summary>
internal sealed class InvoiceForPayment
{
    public long Id { get; init; }

    public string Number { get; init; } = "";

    public long BuyerId { get; init; }

    public long PayerId { get; init; }

    public long SupplierId { get; init; }

    public string SupplierCode { get; init; } = "";

    public string SupplierName { get; init; } = "";

    public long Amount { get; init; }

    public int? ConfirmedOn { get; init; }

    public string Status { get; init; } = "";

    public InvoiceStatus State => Enum.Parse<InvoiceStatus>(Status);

    public const string Columns = """
        i.id AS "Id", i.number AS "Number", i.buyer_id AS "BuyerId", i.payer_id AS "PayerId", i.supplier_id AS "SupplierId",
        s.code AS "SupplierCode", s.name AS "SupplierName", i.amount AS "Amount", i.confirmed_on AS "ConfirmedOn", i.status AS "Status"
        """;
}
