using PayHall.Lists;

namespace PayHall.Heating.Bills;

/// <summary>The columns of the bills (缴费订单管理, H-30). What is owed today is empty where the tariff's script fails on the bill.</summary>
internal sealed class BillColumns : ListColumns<BillView>
{
    public BillColumns()
    {
        Text("订单号", row => row.Bill.Number);
        Text("缴费年度", row => row.Bill.Season.ToString(), css: "p3");
        Text("业主", row => row.OwnerName);
        Text("缴费账号", row => row.Account, inTable: false);
        Text("户室", row => row.Address);
        Term("用户类型", row => Labels.Of(row.Bill.OwnerKind), inTable: false);
        Text("产品编号", row => row.TariffNumber, inTable: false);
        Money("应缴（元）", row => row.Bill.Charge, css: "p2");
        Money("已缴（元）", row => row.Bill.Paid, css: "p2");
        Money("今日应缴（元）", row => row.Total);
        Term("状态", row => Labels.Of(row.Bill.Status));
    }
}
