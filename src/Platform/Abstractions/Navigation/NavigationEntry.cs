using PayHall.Security;

namespace PayHall.Navigation;

/// <summary>A page in the menu.</summary>
/// <param name="Caption">Chinese caption, the localisation key.</param>
/// <param name="Position">Order within its group.</param>
/// <param name="Path">Path within the tenant.</param>
/// <param name="Permission">What the user must hold; null: everyone signed in.</param>
/// <param name="Counter">Key of the counter shown beside it, or null.</param>
public sealed record NavigationEntry(string Caption, int Position, string Path, Permission? Permission, string? Counter);
