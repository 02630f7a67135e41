using PayHall.Lists;

namespace PayHall.Heating.Statistics;

/// <summary>The columns of the community statistics (小区明细统计, H-41) at one level.</summary>
internal sealed class StatisticsColumns : ListColumns<StatisticsRow>
{
    /// <param name="level">What a row is: 小区, 楼幢, 单元 or 户室.</param>
    public StatisticsColumns(string level)
    {
        Text(level, row => row.Name);
        Text("编号", row => row.Code, inTable: false);
        Number("户数", row => row.Households, css: "p3");
        Money("应缴（元）", row => row.Receivable, css: "p2");
        Money("已缴（元）", row => row.Received, css: "p2");
        Money("已退（元）", row => row.Refunded, css: "p2");
        Money("欠费（元）", row => row.Arrears);
        Percent("收缴率", row => row.Rate);
    }
}
