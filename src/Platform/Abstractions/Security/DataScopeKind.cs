namespace PayHall.Security;

/// <summary>The kinds of data scope, from narrow to wide; a user with several roles has the widest.</summary>
public enum DataScopeKind
{
    /// <summary>本人数据: records the user made.</summary>
    Own = 0,

    /// <summary>辖区数据: what lies in the areas assigned to the user.</summary>
    AssignedAreas = 1,

    /// <summary>本机构数据: the user's own organisation unit.</summary>
    OwnUnit = 2,

    /// <summary>本机构及以下数据: the own unit and all below it.</summary>
    OwnUnitAndBelow = 3,

    /// <summary>全部数据.</summary>
    All = 4,
}
