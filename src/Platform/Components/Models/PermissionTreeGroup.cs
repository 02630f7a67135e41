namespace PayHall.Components;

/// <summary>A group of the permission tree, e.g. 结算管理.</summary>
/// <param name="Title">Title in the current language.</param>
/// <param name="Pages">Its pages in their order.</param>
public sealed record PermissionTreeGroup(string Title, IReadOnlyList<PermissionTreePage> Pages);
