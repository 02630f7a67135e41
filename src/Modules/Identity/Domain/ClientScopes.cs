using PayHall.Security;

namespace PayHall.Identity.Domain;

/// <summary>The data scopes that a machine client can have: it has no records of its own and no areas.</summary>
internal static class ClientScopes
{
    /// <summary>The scopes, from narrow to wide.</summary>
    public static readonly IReadOnlyList<DataScopeKind> All = [DataScopeKind.OwnUnit, DataScopeKind.OwnUnitAndBelow, DataScopeKind.All];
}
