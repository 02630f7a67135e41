namespace PayHall.Heating.Domain;

/// <summary>How a bill is paid (缴费方式).</summary>
public enum PaymentMethod
{
    /// <summary>现金.</summary>
    Cash = 0,

    /// <summary>微信支付.</summary>
    WeChatPay = 1,

    /// <summary>支付宝.</summary>
    Alipay = 2,

    /// <summary>银行卡, on a POS terminal.</summary>
    BankCard = 3,

    /// <summary>银行转账.</summary>
    BankTransfer = 4,
}
