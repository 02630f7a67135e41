using PayHall.Errors;

namespace PayHall.Heating.Communities;

/// <summary>A community to add or bring up to date.</summary>
/// <param name="Code">Unique code.</param>
/// <param name="Name">Name.</param>
/// <param name="Unit">Code of the organisation unit (站点) that serves it; null: the caller's own.</param>
/// <param name="Address">Street address, or null to leave it as it is.</param>
internal sealed record CommunityDraft(string Code, string Name, string? Unit, string? Address)
{
    /// <summary>Reports every wrong field.</summary>
    public void Check(InputErrors errors)
    {
        if (!Codes.IsCode(Code, 32))
            errors.Add("code", "编号由 1 到 {0} 个字母、数字、汉字、点或连字符组成", 32);
        if ((string.IsNullOrWhiteSpace(Name) || Name.Length > 60) && !errors.Fields.ContainsKey("name"))
            errors.Add("name", "请填写名称，不超过 {0} 个字符", 60);
        if (Address?.Length > 120 && !errors.Fields.ContainsKey("address"))
            errors.Add("address", "不能超过 {0} 个字符", 120);
    }
}
