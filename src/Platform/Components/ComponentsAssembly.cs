namespace PayHall.Components;

/// <summary>Marks the assembly of the shared components.</summary>
public sealed class ComponentsAssembly;
