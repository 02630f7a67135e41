namespace PayHall.Tenants.Api;

/// <summary>A tenant is being made: ask for it until its state is no longer Preparing.</summary>
/// <param name="Name">Technical name.</param>
/// <param name="Administrator">Sign-in name of its administrator.</param>
/// <param name="Password">The administrator's first password. It is said only here, and must be changed at the first sign-in.</param>
internal sealed record TenantStarted(string Name, string Administrator, string Password);
