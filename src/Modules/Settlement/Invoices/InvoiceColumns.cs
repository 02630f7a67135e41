using PayHall.Lists;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Invoices;

/// <summary>The columns of the invoice query (S-15): a supplier sees the buyer, a buyer the supplier, the exchange both.</summary>
internal sealed class InvoiceColumns : ListColumns<InvoiceRow>
{
    public InvoiceColumns(Member? member, DateOnly today)
    {
        var isSupplier = member?.Kind == MemberKind.Supplier;
        Text("发票号码", row => row.Number);
        Text("订单号", row => row.Order, css: "p2");
        Text("买方", row => row.Buyer, inTable: isSupplier || member is null);
        Text("配送企业", row => row.Supplier, inTable: !isSupplier);
        Text("付款方", row => row.Payer, inTable: false);
        Date("开票日期", row => row.IssuedOn, sort: "issuedOn", css: "p2");
        Date("确认日期", row => row.ConfirmedOn, sort: "confirmedOn");
        Number("账龄（天）", row => row.Status == InvoiceStatus.Paid ? null : AgeingPolicy.Days(row.ConfirmedOn, today));
        Money("发票金额（元）", row => row.Amount, sort: "amount");
        Term("状态", row => Terms.Of(row.Status));
        Date("付款日期", row => row.PaidOn, inTable: false);
    }
}
