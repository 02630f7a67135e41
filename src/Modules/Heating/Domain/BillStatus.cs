namespace PayHall.Heating.Domain;

/// <summary>The status of a bill (缴费状态).</summary>
public enum BillStatus
{
    /// <summary>未缴.</summary>
    Unpaid = 0,

    /// <summary>部分缴纳.</summary>
    PartlyPaid = 1,

    /// <summary>已缴清.</summary>
    Paid = 2,

    /// <summary>已退费.</summary>
    Refunded = 3,

    /// <summary>已作废.</summary>
    Void = 4,
}
