using PayHall.Navigation;

namespace PayHall.Settlement;

/// <summary>The menu as the members' manual has it; entries appear with their pages.</summary>
internal sealed class AdminMenu : INavigationProvider
{
    public void Build(NavigationBuilder builder)
    {
        builder.Page("首页", "home-2", 0, "/Settlement", Permissions.ViewHome);
        builder.Group("账户管理", "wallet", 20)
            .Page("账户查询", 0, "/Settlement/Account", Permissions.ViewFunds);
        builder.Group("结算管理", "transfer", 30)
            .Page("支付货款", 40, "/Settlement/Payments/Pay", Permissions.PayInvoices, PayableCounter.CounterKey)
            .Page("支付货款复核", 50, "/Settlement/Reviews", Permissions.ReviewPayments, ReviewCounter.CounterKey);
        builder.Group("结算查询", "list-search", 40)
            .Page("发票查询", 0, "/Settlement/Invoices", Permissions.ViewInvoices)
            .Page("订单查询", 30, "/Settlement/Orders", Permissions.ViewOrders)
            .Page("账户变动明细查询", 50, "/Settlement/Movements", Permissions.ViewMovements);
        builder.Group("会员管理", "building-community", 60)
            .Page("会员名录", 0, "/Settlement/Members", Permissions.ViewMembers);
        builder.Group("总账", "book-2", 70)
            .Page("总账核对", 0, "/Settlement/Ledger", Permissions.VerifyLedger);
        builder.Group("系统管理", "settings", 10)
            .Page("结算参数", 65, "/Settlement/Settings", Permissions.ManageSettings);
    }
}
