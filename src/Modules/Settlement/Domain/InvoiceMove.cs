namespace PayHall.Settlement.Domain;

/// <summary>What can happen to an invoice; every move is recorded with who, when and opinion.</summary>
public enum InvoiceMove
{
    /// <summary>登记: the trading system wrote it.</summary>
    Register,

    /// <summary>买方确认: starts the ageing clock, changes no state.</summary>
    Confirm,

    /// <summary>提交支付.</summary>
    Submit,

    /// <summary>复核同意, posted.</summary>
    Agree,

    /// <summary>复核同意, but the funds did not suffice.</summary>
    Fail,

    /// <summary>复核拒绝.</summary>
    Refuse,

    /// <summary>申请代付.</summary>
    ApplyOnBehalf,

    /// <summary>代付确认通过.</summary>
    AgreeOnBehalf,

    /// <summary>代付确认拒绝.</summary>
    RefuseOnBehalf,
}
