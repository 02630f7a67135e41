using PayHall.Errors;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Owners;

/// <summary>An owner whom a household's draft names.</summary>
internal sealed class OwnerMatch
{
    /// <summary>Id in the tenant.</summary>
    public long Id { get; init; }

    /// <summary>Phone number, or empty.</summary>
    public string Phone { get; init; } = "";

    /// <summary>私户 or 公户.</summary>
    public OwnerKind Kind { get; init; }

    /// <summary>优抚类型.</summary>
    public WelfareKind Welfare { get; init; }

    /// <summary>How many households besides the draft's hang on the owner, whoever may see them.</summary>
    public long OtherHouseholds { get; init; }

    /// <summary>True if the draft says anything else of the owner; a phone number that is not given says nothing.</summary>
    public bool IsChangedBy(OwnerDraft draft) => (draft.Phone.Length > 0 && draft.Phone != Phone) || draft.Kind != Kind || draft.Welfare != Welfare;

    /// <summary>Reports what the draft would change for the owner's other households.</summary>
    public void Check(OwnerDraft draft, InputErrors errors)
    {
        if (OtherHouseholds == 0)
            return;
        if (draft.Phone.Length > 0 && draft.Phone != Phone)
            errors.AddOnce("owner.phone", "业主 {0} 还有其他户室，联系电话与登记的不同，请在业主信息中修改", draft.Name);
        if (draft.Kind != Kind)
            errors.AddOnce("owner.kind", "业主 {0} 还有其他户室，用户类型与登记的不同，请在业主信息中修改", draft.Name);
        if (draft.Welfare != Welfare)
            errors.AddOnce("owner.welfare", "业主 {0} 还有其他户室，优抚类型与登记的不同，请在业主信息中修改", draft.Name);
    }
}
