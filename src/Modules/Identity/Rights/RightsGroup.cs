namespace PayHall.Identity.Rights;

/// <summary>A group of the permission tree, such as 系统管理, with what an account holds of it.</summary>
/// <param name="Name">Its name, a localisation key.</param>
/// <param name="Held">How many of its permissions the account holds.</param>
/// <param name="All">How many it has.</param>
/// <param name="Pages">Those of its pages of which something is held.</param>
internal sealed record RightsGroup(string Name, int Held, int All, IReadOnlyList<RightsPage> Pages);
