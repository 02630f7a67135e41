namespace PayHall.Settlement.Domain;

/// <summary>How far an order (订单) is paid (S-17).</summary>
public enum OrderStatus
{
    /// <summary>待支付: not invoiced, or nothing of it paid.</summary>
    Unpaid,

    /// <summary>部分支付: some of its invoices are paid.</summary>
    PartlyPaid,

    /// <summary>完成支付: all its invoices are paid.</summary>
    Paid,
}
