namespace PayHall.Identity.Domain;

/// <summary>The kinds of organisation units (机构类型) and their Chinese names.</summary>
internal static class UnitKinds
{
    /// <summary>Kinds in the order in which forms offer them, with the Chinese name.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Exchange"] = "交易所",
        ["Company"] = "公司",
        ["Member"] = "会员",
        ["Department"] = "部门",
        ["Station"] = "站点",
    };

    /// <summary>The kinds that people add on the page; the others come from recipes and from other modules.</summary>
    public static readonly IReadOnlyList<string> AddedByHand = ["Company", "Department", "Station"];
}
