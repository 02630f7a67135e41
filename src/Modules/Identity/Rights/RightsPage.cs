namespace PayHall.Identity.Rights;

/// <summary>A page of the permission tree, such as 账号管理, with what an account holds of it.</summary>
/// <param name="Name">Its name, a localisation key.</param>
/// <param name="Lines">What is held, by where it comes from.</param>
internal sealed record RightsPage(string Name, IReadOnlyList<RightsLine> Lines);
