using PayHall.Heating.Domain;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating;

/// <summary>What people read for the terms of enumerations; each is a localisation key.</summary>
internal static class Labels
{
    /// <summary>缴费状态.</summary>
    public static string Of(BillStatus status) => status switch
    {
        BillStatus.Unpaid => "未缴",
        BillStatus.PartlyPaid => "部分缴纳",
        BillStatus.Paid => "已缴清",
        BillStatus.Refunded => "已退费",
        _ => "已作废",
    };

    /// <summary>缴费方式.</summary>
    public static string Of(PaymentMethod method) => method switch
    {
        PaymentMethod.Cash => "现金",
        PaymentMethod.WeChatPay => "微信",
        PaymentMethod.Alipay => "支付宝",
        PaymentMethod.BankCard => "银行卡",
        _ => "转账",
    };

    /// <summary>用户类型.</summary>
    public static string Of(OwnerKind kind) => kind == OwnerKind.Public ? "公户" : "私户";

    /// <summary>优抚类型.</summary>
    public static string Of(WelfareKind kind) => kind switch
    {
        WelfareKind.LowIncome => "低保户",
        WelfareKind.SpecialReview => "特审户",
        _ => "普通",
    };

    /// <summary>签约状态.</summary>
    public static string Of(ContractStatus status) => status switch
    {
        ContractStatus.AwaitingApproval => "待审批",
        ContractStatus.Approved => "已生效",
        ContractStatus.Refused => "已拒绝",
        _ => "已被取代",
    };

    /// <summary>Why a bill run skipped a household.</summary>
    public static string Of(SkipReason reason) => reason switch
    {
        SkipReason.NoContract => "没有已审批的签约",
        SkipReason.OtherSeason => "签约的收费标准不属于该供热季",
        SkipReason.AlreadyBilled => "该供热季已有账单",
        SkipReason.NoReading => "没有抄表读数，无法按用量计费",
        _ => "计价出错",
    };
}
