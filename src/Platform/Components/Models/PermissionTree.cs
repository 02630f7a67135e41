namespace PayHall.Components;

/// <summary>The permissions of a role as its editor sees them.</summary>
/// <param name="Groups">The groups in their order.</param>
public sealed record PermissionTree(IReadOnlyList<PermissionTreeGroup> Groups);
