using System.Globalization;
using PayHall.Notifications;
using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Payments;

/// <summary>What people are told of payments: reviewers that one waits, its maker what was decided.</summary>
internal static class PaymentNotices
{
    /// <summary>A payment waits for review.</summary>
    public static Notification Submitted(string number, string maker, Money amount, int invoices)
        => new(
            "Settlement.PaymentSubmitted",
            "支付单 {0} 等您复核",
            "{1}提交，{2} 张发票，共 {3} 元",
            "/Settlement/Reviews/Review/" + number,
            number,
            maker,
            invoices.ToString(CultureInfo.InvariantCulture),
            amount.ToDisplay());

    /// <summary>A payment was agreed, refused or failed.</summary>
    public static Notification Decided(PaymentForReview payment, InvoiceMove move, string reviewer, string opinion)
    {
        var (title, body) = move switch
        {
            InvoiceMove.Agree => ("支付单 {0} 已付款", "{1}复核同意，{2} 元已付给供应商"),
            InvoiceMove.Fail => ("支付单 {0} 付款失败：余额不足", "{1}复核同意，但账户余额不够 {2} 元，没有扣款；入金后请重新提交"),
            _ => ("支付单 {0} 被退回", "{1}的意见：{3}。发票可重新提交"),
        };
        return new Notification(
            "Settlement.Payment" + move, title, body, "/Settlement/Payments/Details/" + payment.Number, payment.Number, reviewer, new Money(payment.Amount).ToDisplay(), opinion);
    }
}
