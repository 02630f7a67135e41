namespace PayHall.Components;

/// <summary>A permission in the tree.</summary>
/// <param name="Name">The permission's name, posted when ticked.</param>
/// <param name="Title">Title in the current language.</param>
/// <param name="IsGranted">Ticked now.</param>
/// <param name="WasGranted">Ticked as saved; a difference is shown as new or gone.</param>
/// <param name="IsLocked">The editor does not hold it and can neither give nor take it; a locked box is not posted, so the use case keeps it as it was.</param>
public sealed record PermissionTreeAction(string Name, string Title, bool IsGranted, bool WasGranted, bool IsLocked);
