namespace PayHall.Data;

/// <summary>A context whose migrations run when the tenant starts.</summary>
/// <param name="ContextType">The context.</param>
/// <param name="Module">Lower-case module name.</param>
public sealed record TenantDbContextRegistration(Type ContextType, string Module);
