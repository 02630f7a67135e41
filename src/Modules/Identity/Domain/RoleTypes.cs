namespace PayHall.Identity.Domain;

/// <summary>The types of roles (角色类型) and their Chinese names.</summary>
internal static class RoleTypes
{
    /// <summary>Administers people and settings.</summary>
    public const string Management = "Management";

    /// <summary>Works on the business itself.</summary>
    public const string Business = "Business";

    /// <summary>Looks and answers questions.</summary>
    public const string Service = "Service";

    /// <summary>Types with the Chinese name, in the order in which forms offer them.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Management] = "管理类",
        [Business] = "业务类",
        [Service] = "服务类",
    };
}
