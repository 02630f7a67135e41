using PayHall.Auditing;
using PayHall.Settlement.Domain;

namespace PayHall.Settlement;

/// <summary>How the audit trail's rows about settlement read.</summary>
internal static class SettlementAuditWords
{
    public static readonly AuditWords All = new()
    {
        Actions = new Dictionary<string, string>
        {
            ["Settlement.PaymentSubmitted"] = "提交支付",
            ["Settlement.PaymentAgree"] = "复核同意，支付成功",
            ["Settlement.PaymentFail"] = "复核同意，支付失败",
            ["Settlement.PaymentRefuse"] = "复核拒绝",
            ["Settlement.JournalReversed"] = "冲正",
            ["Settlement.BankDepositPosted"] = "银行入金入账",
            ["Settlement.OrderPut"] = "登记订单",
            ["Settlement.InvoiceRegister"] = "登记发票",
            ["Settlement.InvoiceConfirm"] = "确认发票",
            ["Settlement.MemberPut"] = "登记会员",
        },
        Subjects = new Dictionary<string, string>
        {
            ["payment"] = "支付单",
            ["journal"] = "凭证",
            ["deposit"] = "入金流水",
            ["order"] = "订单",
            ["invoice"] = "发票",
            ["member"] = "会员",
        },
        Fields = new Dictionary<string, string>
        {
            ["amount"] = "金额（元）",
            ["digest"] = "内容摘要",
            ["invoices"] = "发票",
            ["opinion"] = "意见",
            ["status"] = "状态",
            ["document"] = "单号",
            ["number"] = "编号",
            ["order"] = "订单号",
            ["buyer"] = "买方",
            ["supplier"] = "配送企业",
            ["issuedOn"] = "开票日期",
            ["placedOn"] = "下单日期",
            ["confirmedOn"] = "确认日期",
            ["serial"] = "银行流水号",
            ["member"] = "会员",
            ["bookedOn"] = "入账日期",
            ["bank"] = "银行",
            ["superior"] = "上级会员",
            ["administrator"] = "管理员账号",
            ["warningDays"] = "预警天数",
            ["overdueDays"] = "逾期天数",
        },
        Values = new Dictionary<string, string>
        {
            [nameof(PaymentStatus.PendingReview)] = "支付待审核",
            [nameof(PaymentStatus.ReviewRefused)] = "支付复核拒绝",
            [nameof(PaymentStatus.Paid)] = "支付成功",
            [nameof(PaymentStatus.PaymentFailed)] = "支付失败",
            [nameof(MemberKind.Hospital)] = "医疗机构",
            [nameof(MemberKind.PrimaryInstitution)] = "基层医疗机构",
            [nameof(MemberKind.Agency)] = "医疗管理机构",
            [nameof(MemberKind.Supplier)] = "配送企业",
            ["settlement"] = "结算参数",
        },
    };
}
