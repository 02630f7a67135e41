namespace PayHall.Settlement.Domain;

/// <summary>Why money moved.</summary>
public enum JournalKind
{
    /// <summary>入金: bank → member.</summary>
    Deposit,

    /// <summary>支付货款: payer → suppliers.</summary>
    Payment,

    /// <summary>出金冻结: available → frozen.</summary>
    WithdrawalHold,

    /// <summary>出金: frozen → bank.</summary>
    WithdrawalPaid,

    /// <summary>出金退回: frozen → available.</summary>
    WithdrawalReleased,

    /// <summary>资金分配: agency → its primary institutions.</summary>
    Allocation,

    /// <summary>冲正: the mirror of another journal.</summary>
    Reversal,
}
