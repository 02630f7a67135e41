using PayHall.Errors;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Owners;

/// <summary>An owner to add.</summary>
/// <param name="Name">Name of the person or body.</param>
/// <param name="Phone">Phone number, or empty.</param>
/// <param name="Kind">私户 or 公户.</param>
/// <param name="Welfare">优抚类型.</param>
internal sealed record OwnerDraft(string Name, string Phone, OwnerKind Kind, WelfareKind Welfare)
{
    /// <summary>Reports every wrong field.</summary>
    public void Check(InputErrors errors)
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 60)
            errors.Add("name", "请填写业主姓名，不超过 {0} 个字符", 60);
        if (!Codes.IsPhone(Phone))
            errors.Add("phone", "请填写有效的联系电话");
    }
}
