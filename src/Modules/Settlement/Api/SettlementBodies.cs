using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Payments;

namespace PayHall.Settlement.Api;

/// <summary>What callers send, for the description of the API; what is read stands in <see cref="SettlementApi"/>.</summary>
internal static class SettlementBodies
{
    internal sealed record MemberBody
    {
        [Description("会员名称"), MaxLength(100)]
        public required string Name { get; init; }

        [Description("会员类型")]
        public required MemberKind Kind { get; init; }

        [Description("上级会员的编码"), MaxLength(32)]
        public string? Superior { get; init; }
    }

    internal sealed record OrderBody
    {
        [Description("采购方编码"), MaxLength(32)]
        public required string Buyer { get; init; }

        [Description("供应商编码"), MaxLength(32)]
        public required string Supplier { get; init; }

        [Description("订单金额")]
        public required Money Amount { get; init; }

        [Description("下单日期")]
        public required DateOnly PlacedOn { get; init; }
    }

    internal sealed record InvoiceBody
    {
        [Description("订单号"), MaxLength(64)]
        public required string Order { get; init; }

        [Description("采购方编码"), MaxLength(32)]
        public required string Buyer { get; init; }

        [Description("供应商编码"), MaxLength(32)]
        public required string Supplier { get; init; }

        [Description("发票金额")]
        public required Money Amount { get; init; }

        [Description("开票日期")]
        public required DateOnly IssuedOn { get; init; }
    }

    internal sealed record ConfirmationBody
    {
        [Description("确认日期")]
        public required DateOnly ConfirmedOn { get; init; }
    }

    internal sealed record DepositBody
    {
        [Description("会员编码"), MaxLength(32)]
        public required string Member { get; init; }

        [Description("入金金额")]
        public required Money Amount { get; init; }

        [Description("银行记账日期")]
        public required DateOnly BookedOn { get; init; }

        [Description("银行名称"), MaxLength(60)]
        public required string Bank { get; init; }
    }

    internal sealed record PaymentBody
    {
        [Description("要支付的发票号，1 到 500 张")]
        public required IReadOnlyList<string> Invoices { get; init; }

        [Description("还有更早的逾期发票未付时，仍要支付")]
        public bool AcceptOlderOverdue { get; init; }
    }

    internal sealed record ReviewBody
    {
        [Description("复核结果")]
        public required ReviewDecision Decision { get; init; }

        [Description("复核意见"), MaxLength(200)]
        public string? Opinion { get; init; }

        [Description("复核人的支付密码")]
        public required string PaymentPassword { get; init; }
    }
}
