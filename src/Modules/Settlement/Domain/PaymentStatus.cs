namespace PayHall.Settlement.Domain;

/// <summary>Where a payment (支付单), one submission over one or many invoices, stands.</summary>
public enum PaymentStatus
{
    /// <summary>支付待审核.</summary>
    PendingReview,

    /// <summary>支付复核拒绝.</summary>
    ReviewRefused,

    /// <summary>支付成功: posted.</summary>
    Paid,

    /// <summary>支付失败: agreed, but nothing was posted.</summary>
    PaymentFailed,
}
