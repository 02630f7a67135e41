using PayHall.Lists;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Orders;

/// <summary>The columns of the order query (S-17): a supplier sees the buyer, a buyer the supplier, the exchange both.</summary>
internal sealed class OrderColumns : ListColumns<OrderRow>
{
    public OrderColumns(Member? member)
    {
        var isSupplier = member?.Kind == MemberKind.Supplier;
        Text("订单号", row => row.Number);
        Text("买方", row => row.Buyer, inTable: isSupplier || member is null);
        Text("配送企业", row => row.Supplier, inTable: !isSupplier);
        Date("下单日期", row => row.PlacedOn);
        Number("发票（张）", row => row.InvoiceCount, css: "p2");
        Number("已付（张）", row => row.PaidCount, css: "p2");
        Money("订单金额（元）", row => row.Amount);
        Money("已付金额（元）", row => row.Paid, css: "p2");
        Term("状态", row => Terms.Of(row.Status));
    }
}
