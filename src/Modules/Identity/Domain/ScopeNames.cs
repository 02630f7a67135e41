using PayHall.Security;

namespace PayHall.Identity.Domain;

/// <summary>Chinese names of the data scopes (数据范围).</summary>
internal static class ScopeNames
{
    /// <summary>From wide to narrow, as forms offer them.</summary>
    public static readonly IReadOnlyDictionary<DataScopeKind, string> All = new Dictionary<DataScopeKind, string>
    {
        [DataScopeKind.All] = "全部数据",
        [DataScopeKind.OwnUnitAndBelow] = "本机构及以下",
        [DataScopeKind.OwnUnit] = "本机构",
        [DataScopeKind.AssignedAreas] = "辖区数据",
        [DataScopeKind.Own] = "本人数据",
    };
}
