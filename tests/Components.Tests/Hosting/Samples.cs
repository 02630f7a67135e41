using PayHall.Settings;

namespace PayHall.Components.Tests.Hosting;

/// <summary>What the sample pages show.</summary>
public static class Samples
{
    public static readonly SiteSettings ExchangeSite = new()
    {
        Name = "岭南药品交易中心",
        Portal = "结算门户",
        Headline = "药品交易\n结算门户",
        Tagline = "货款支付、复核、代付与资金对账，一处办理。",
        Hotline = "0759-8800 1206",
        ServiceHours = "银企通道服务时间 工作日 08:30–16:30",
        Notices =
        [
            new("关于 2026 年度年终结算安排的通知", new(2026, 11, 18)),
            new("11 月 22 日 00:00–04:00 银行通道维护，期间暂停出金", new(2026, 11, 17)),
            new("CA 证书到期会员集中换发说明", new(2026, 11, 9)),
        ],
    };

    public static readonly SiteSettings HeatingSite = new()
    {
        Name = "云州市城发热力有限公司",
        ShortName = "云州城发热力",
        Portal = "供热缴费",
        Headline = "一户一账\n暖到家里",
        Tagline = "签约、账单、收费、回单，一处办理。",
        Hotline = "0351-9600 8812",
        Notices = [new("2026–2027 供热季缴费期至 11 月 10 日", new(2026, 11, 1))],
    };

    public static readonly IReadOnlyList<Invoice> Invoices =
    [
        new(1, "26442000000130118642", "DD2608130216", "仁济堂药业有限公司", new(2026, 8, 17), new(2026, 8, 19), 93, 3382600, "待支付", StatusKind.Idle),
        new(2, "26442000000133570921", "DD2609020087", "康泰源医药股份有限公司", new(2026, 9, 5), new(2026, 9, 8), 73, 9820800, "待支付", StatusKind.Idle),
        new(3, "26442000000134906158", "DD2609110342", "华康医药（云岭）有限公司", new(2026, 9, 15), new(2026, 9, 17), 64, 5420000, "待支付", StatusKind.Idle),
        new(4, "26442000000135881704", "DD2609180119", "华康医药（云岭）有限公司", new(2026, 9, 21), new(2026, 9, 23), 58, 8642000, "待支付", StatusKind.Idle),
        new(5, "26442000000136104473", "DD2609190205", "润和医药配送有限公司", new(2026, 9, 22), new(2026, 9, 25), 56, 6418050, "待支付", StatusKind.Idle),
        new(6, "26442000000136277890", "DD2609220031", "广汇百草医药有限公司", new(2026, 9, 24), new(2026, 9, 27), 54, 4296000, "支付复核拒绝", StatusKind.Bad),
        new(7, "26442000000136330515", "DD2609220178", "瑞安达医药物流有限公司", new(2026, 9, 25), new(2026, 9, 28), 53, 7130000, "待支付", StatusKind.Idle),
        new(8, "26442000000136418267", "DD2609230066", "仁济堂药业有限公司", new(2026, 9, 26), new(2026, 9, 29), 52, 5800000, "待支付", StatusKind.Idle),
        new(9, "26442000000136520936", "DD2609240152", "康泰源医药股份有限公司", new(2026, 9, 28), new(2026, 9, 30), 51, 4650000, "支付失败", StatusKind.Bad),
        new(10, "26442000000136588042", "DD2609250091", "岭南九州医药有限公司", new(2026, 9, 29), new(2026, 10, 1), 50, 4350000, "待支付", StatusKind.Idle),
        new(11, "26442000000137015529", "DD2609290274", "华康医药（云岭）有限公司", new(2026, 10, 3), new(2026, 10, 6), 45, 12864000, "待支付", StatusKind.Idle),
        new(12, "26442000000137249183", "DD2609300118", "华康医药（云岭）有限公司", new(2026, 10, 6), new(2026, 10, 9), 42, 20708000, "待支付", StatusKind.Idle),
        new(13, "26442000000137680346", "DD2610080049", "润和医药配送有限公司", new(2026, 10, 11), new(2026, 10, 14), 37, 3621460, "待支付", StatusKind.Idle),
        new(14, "26442000000138122705", "DD2610140226", "瑞安达医药物流有限公司", new(2026, 10, 17), new(2026, 10, 20), 31, 1843000, "待支付", StatusKind.Idle),
    ];

    public static PermissionTree Permissions => new(
    [
        new("系统管理", [new("修改登陆密码", [A("使用", true)]), new("账号管理", [A("查看"), A("新增"), A("修改"), A("删除"), A("重置密码"), A("分配角色")]), new("重置支付密码", [A("使用", locked: true)])]),
        new("账户管理", [new("账户查询", [A("查看", true)]), new("账户绑定列表", [A("查看", true)])]),
        new("结算管理", [new("手工入金申请", [A("查看", true), A("提交", true)]), new("出金申请", [A("查看", true), A("提交", false, was: true)]), new("支付货款", [A("查看", true), A("提交支付", true), A("申请代付", true), A("导出", true, was: false)]), new("支付货款复核", [A("查看", true, was: false), A("复核", locked: true)])]),
    ]);

    private static PermissionTreeAction A(string title, bool granted = false, bool? was = null, bool locked = false) => new("P." + title, title, granted, was ?? granted, locked);
}

public sealed record Invoice(long Id, string Number, string Order, string Supplier, DateOnly Issued, DateOnly Confirmed, int Age, long Fen, string Status, StatusKind Kind)
{
    public Money Amount => new(Fen);
}
