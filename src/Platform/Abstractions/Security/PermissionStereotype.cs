namespace PayHall.Security;

/// <summary>The permissions that a feature gives to a built-in role by default.</summary>
/// <param name="Name">The stereotype, one of <see cref="Stereotypes"/>.</param>
/// <param name="Permissions">What it holds.</param>
public sealed record PermissionStereotype(string Name, IReadOnlyList<Permission> Permissions);
