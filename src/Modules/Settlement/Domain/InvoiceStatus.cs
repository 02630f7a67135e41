namespace PayHall.Settlement.Domain;

/// <summary>Where an invoice (发票) stands on its way to being paid; the terms are those of the API.</summary>
public enum InvoiceStatus
{
    /// <summary>待支付.</summary>
    Unpaid,

    /// <summary>支付待审核: submitted by the maker, waits for the reviewer.</summary>
    PendingReview,

    /// <summary>支付复核拒绝: payable again.</summary>
    ReviewRefused,

    /// <summary>待代付确认: a primary institution asked its agency to pay.</summary>
    PayOnBehalfPending,

    /// <summary>代付确认通过: the agency is the payer now.</summary>
    PayOnBehalfAgreed,

    /// <summary>代付确认拒绝: payable by the primary institution again.</summary>
    PayOnBehalfRefused,

    /// <summary>支付成功: final.</summary>
    Paid,

    /// <summary>支付失败: nothing was posted; payable again.</summary>
    PaymentFailed,
}
