namespace PayHall.Components;

/// <summary>A page of the permission tree, e.g. 支付货款; its actions stand in its row.</summary>
/// <param name="Title">Title in the current language.</param>
/// <param name="Actions">What can be allowed there.</param>
public sealed record PermissionTreePage(string Title, IReadOnlyList<PermissionTreeAction> Actions);
