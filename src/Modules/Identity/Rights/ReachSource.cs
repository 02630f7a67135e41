using PayHall.Security;

namespace PayHall.Identity.Rights;

/// <summary>One kind of data scope that an account has.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Roles">Names of the roles that give it.</param>
/// <param name="Places">Names of the unit or areas it begins at that whoever asks may see; empty where the kind has none.</param>
/// <param name="Hidden">How many such areas lie beyond the data scope of whoever asks.</param>
internal sealed record ReachSource(DataScopeKind Kind, IReadOnlyList<string> Roles, IReadOnlyList<string> Places, int Hidden);
