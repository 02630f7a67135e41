namespace PayHall.Settlement.Domain;

/// <summary>The Chinese terms of the specification for what the code names in English; each is a localisation key.</summary>
public static class Terms
{
    /// <summary>The state as members know it, e.g. 支付待审核.</summary>
    public static string Of(InvoiceStatus status) => status switch
    {
        InvoiceStatus.Unpaid => "待支付",
        InvoiceStatus.PendingReview => "支付待审核",
        InvoiceStatus.ReviewRefused => "支付复核拒绝",
        InvoiceStatus.PayOnBehalfPending => "待代付确认",
        InvoiceStatus.PayOnBehalfAgreed => "代付确认通过",
        InvoiceStatus.PayOnBehalfRefused => "代付确认拒绝",
        InvoiceStatus.Paid => "支付成功",
        _ => "支付失败",
    };

    /// <summary>The state of a payment.</summary>
    public static string Of(PaymentStatus status) => status switch
    {
        PaymentStatus.PendingReview => "支付待审核",
        PaymentStatus.ReviewRefused => "支付复核拒绝",
        PaymentStatus.Paid => "支付成功",
        _ => "支付失败",
    };

    /// <summary>The state of an order.</summary>
    public static string Of(OrderStatus status) => status switch
    {
        OrderStatus.Unpaid => "待支付",
        OrderStatus.PartlyPaid => "部分支付",
        _ => "完成支付",
    };

    /// <summary>What happened to an invoice.</summary>
    public static string Of(InvoiceMove move) => move switch
    {
        InvoiceMove.Register => "登记发票",
        InvoiceMove.Confirm => "确认发票",
        InvoiceMove.Submit => "提交支付",
        InvoiceMove.Agree => "复核同意，支付成功",
        InvoiceMove.Fail => "复核同意，支付失败",
        InvoiceMove.Refuse => "复核拒绝",
        InvoiceMove.ApplyOnBehalf => "申请代付",
        InvoiceMove.AgreeOnBehalf => "代付确认同意",
        _ => "代付确认拒绝",
    };

    /// <summary>The kind of a member.</summary>
    public static string Of(MemberKind kind) => kind switch
    {
        MemberKind.Hospital => "医疗机构",
        MemberKind.PrimaryInstitution => "基层医疗机构",
        MemberKind.Agency => "医疗管理机构",
        _ => "配送企业",
    };

    /// <summary>Why money moved.</summary>
    public static string Of(JournalKind kind) => kind switch
    {
        JournalKind.Deposit => "入金",
        JournalKind.Payment => "支付货款",
        JournalKind.WithdrawalHold => "出金冻结",
        JournalKind.WithdrawalPaid => "出金",
        JournalKind.WithdrawalReleased => "出金退回",
        JournalKind.Allocation => "资金分配",
        _ => "冲正",
    };

    /// <summary>Whether an invoice is late.</summary>
    public static string Of(InvoiceAgeing ageing) => ageing switch
    {
        InvoiceAgeing.Warning => "预警",
        InvoiceAgeing.Overdue => "逾期",
        _ => "未到期",
    };
}
