namespace PayHall.Settlement.Domain;

/// <summary>Kinds of members (会员类型) of the exchange.</summary>
public enum MemberKind
{
    /// <summary>医疗机构: buys and pays its own invoices.</summary>
    Hospital,

    /// <summary>基层医疗机构: buys; may have one superior agency that can pay on its behalf.</summary>
    PrimaryInstitution,

    /// <summary>医疗管理机构: pays on behalf of its primary institutions and allocates funds to them.</summary>
    Agency,

    /// <summary>配送企业: delivers, issues invoices and is paid.</summary>
    Supplier,
}
