using PayHall.Lists;

namespace PayHall.Heating.Payments;

/// <summary>The columns of the payment records (缴费记录查询, H-37).</summary>
internal sealed class PaymentColumns : ListColumns<PaymentView>
{
    public PaymentColumns()
    {
        Instant("缴费时间", row => row.Receipt.PaidAt);
        Text("业主", row => row.Receipt.OwnerName);
        Text("缴费账号", row => row.Account, inTable: false);
        Text("户室", row => row.Address);
        Text("缴费年度", row => row.Season.ToString(), inTable: false);
        Text("订单号", row => row.BillNumber, css: "p2");
        Term("缴费方式", row => Labels.Of(row.Receipt.Method));
        Text("收费员", row => row.Receipt.CashierName, css: "p3");
        Money("金额（元）", row => row.Payment.Amount);
        Money("滞纳金（元）", row => row.Payment.LateFee, css: "p2");
        Text("回单号", row => row.Receipt.Number);
    }
}
