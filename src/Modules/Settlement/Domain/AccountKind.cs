namespace PayHall.Settlement.Domain;

/// <summary>Kinds of ledger accounts (S-LED).</summary>
public enum AccountKind
{
    /// <summary>可用: a member's money that it can spend; a liability of the exchange, never below zero.</summary>
    Available,

    /// <summary>冻结: a member's money held for a withdrawal; a liability of the exchange, never below zero.</summary>
    Frozen,

    /// <summary>银行结算账户: the exchange's own account at a bank; an asset.</summary>
    Bank,

    /// <summary>挂账: what can't be assigned yet.</summary>
    Suspense,
}
