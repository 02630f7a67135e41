using PayHall.Security;

namespace PayHall.Settlement;

/// <summary>What the settlement module lets people and machine clients do.</summary>
internal sealed class Permissions : IPermissionProvider
{
    public static readonly Permission ViewHome = new("Settlement.ViewHome", "查看首页", "首页/首页");
    public static readonly Permission ViewFunds = new("Settlement.ViewFunds", "查看资金账户", "账户管理/账户查询");
    public static readonly Permission PayInvoices = new("Settlement.PayInvoices", "提交支付货款", "结算管理/支付货款");
    public static readonly Permission ReviewPayments = new("Settlement.ReviewPayments", "复核支付货款", "结算管理/支付货款复核");
    public static readonly Permission ViewPayments = new("Settlement.ViewPayments", "查看支付单", "结算管理/支付货款", PayInvoices, ReviewPayments);
    public static readonly Permission ViewInvoices = new("Settlement.ViewInvoices", "查询发票", "结算查询/发票查询");
    public static readonly Permission ViewOrders = new("Settlement.ViewOrders", "查询订单", "结算查询/订单查询");
    public static readonly Permission ViewMovements = new("Settlement.ViewMovements", "查询账户变动明细", "结算查询/账户变动明细查询");
    public static readonly Permission ManageMembers = new("Settlement.ManageMembers", "登记与修改会员", "会员管理/会员名录");
    public static readonly Permission ViewMembers = new("Settlement.ViewMembers", "查看会员", "会员管理/会员名录", ManageMembers);
    public static readonly Permission WriteOrders = new("Settlement.WriteOrders", "登记订单", "交易数据/订单与发票");
    public static readonly Permission WriteInvoices = new("Settlement.WriteInvoices", "登记发票", "交易数据/订单与发票");
    public static readonly Permission ConfirmInvoices = new("Settlement.ConfirmInvoices", "登记买方确认", "交易数据/订单与发票");
    public static readonly Permission PostBankDeposits = new("Settlement.PostBankDeposits", "银行入金入账", "交易数据/银行入金");
    public static readonly Permission VerifyLedger = new("Settlement.VerifyLedger", "核对总账", "总账/总账核对");
    public static readonly Permission ManageSettings = new("Settlement.ManageSettings", "查看与修改", "系统管理/结算参数");

    public IEnumerable<Permission> GetPermissions() =>
    [
        ViewHome, ViewFunds, PayInvoices, ViewPayments, ReviewPayments, ViewInvoices, ViewOrders, ViewMovements,
        ViewMembers, ManageMembers, WriteOrders, WriteInvoices, ConfirmInvoices, PostBankDeposits, VerifyLedger, ManageSettings,
    ];

    public IEnumerable<PermissionStereotype> GetDefaultStereotypes() =>
    [
        new(Stereotypes.TenantAdministrator, [.. GetPermissions()]),
        new(Stereotypes.ExchangeOperator, [ViewHome, ViewFunds, ViewPayments, ViewInvoices, ViewOrders, ViewMovements, ViewMembers, ManageMembers, VerifyLedger]),
        new(Stereotypes.MemberAdministrator, [ViewHome, ViewFunds, PayInvoices, ViewPayments, ViewInvoices, ViewOrders, ViewMovements]),
        new(Stereotypes.PaymentReviewer, [ViewHome, ViewFunds, ReviewPayments, ViewPayments, ViewInvoices, ViewOrders, ViewMovements]),
    ];
}
